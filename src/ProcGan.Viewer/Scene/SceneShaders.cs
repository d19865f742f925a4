namespace ProcGan.Viewer.Scene;

/// <summary>The shaders of the 3D view, GLSL 3.30.</summary>
/// <remarks>Shading is the metallic-roughness model of the glTF 2.0 specification, appendix B, with one difference: masking and shadowing
/// are correlated by height (Heitz 2014), as the specification's own sample viewer has them. All light is linear Rec. 709.</remarks>
static class SceneShaders
{
    public const string MeshVertex = """
        #version 330 core
        layout (location = 0) in vec3 position;
        layout (location = 1) in vec3 normal;
        layout (location = 2) in vec4 tangent;
        layout (location = 3) in vec2 uv;
        uniform mat4 viewProjection;
        uniform vec2 uvScale;
        out vec3 atPosition, atNormal;
        out vec4 atTangent;
        out vec2 atUv;
        void main()
        {
            atPosition = position;
            atNormal = normal;
            atTangent = tangent;
            atUv = vec2(uv.x, -uv.y) * uvScale;   // row 0 of the textures is on top
            gl_Position = viewProjection * vec4(position, 1.0);
        }
        """;

    public const string BackdropVertex = """
        #version 330 core
        out vec2 screen;
        void main()
        {
            screen = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 4.0 - 1.0;   // one triangle over all
            gl_Position = vec4(screen, 0.0, 1.0);
        }
        """;

    public const string GroundVertex = """
        #version 330 core
        uniform mat4 viewProjection;
        uniform float ground, reach;
        out vec2 place;
        void main()
        {
            place = vec2(gl_VertexID & 1, gl_VertexID >> 1);
            vec2 p = (place * 2.0 - 1.0) * reach;
            gl_Position = viewProjection * vec4(p.x, ground, p.y, 1.0);
        }
        """;

    /// <summary>Multiplies what is behind it.</summary>
    public const string GroundFragment = """
        #version 330 core
        in vec2 place;
        uniform sampler2D shadow;
        uniform float strength;
        out vec4 result;
        void main()
        {
            float edge = 1.0 - smoothstep(0.6, 1.0, length(place * 2.0 - 1.0));
            float left = 1.0 - (1.0 - texture(shadow, place).r) * strength * edge;
            result = vec4(vec3(pow(left, 1.0 / 2.2)), 1.0);   // the colours behind are sRGB-coded
        }
        """;

    const string Display = """
        vec3 srgb(vec3 linear)
        {
            vec3 high = 1.055 * pow(max(linear, vec3(0.0031308)), vec3(1.0 / 2.4)) - 0.055;
            return mix(high, linear * 12.92, lessThanEqual(linear, vec3(0.0031308)));
        }

        // Khronos PBR Neutral: colours below 0.8 stay what they are, brighter ones are pressed together and lose saturation.
        vec3 neutral(vec3 c)
        {
            float least = min(c.r, min(c.g, c.b));
            c -= least < 0.08 ? least - 6.25 * least * least : 0.04;
            float peak = max(c.r, max(c.g, c.b));
            const float start = 0.8 - 0.04;
            if (peak < start)
                return c;
            float rest = 1.0 - start, pressed = 1.0 - rest * rest / (peak + rest - start);
            c *= pressed / peak;
            return mix(c, vec3(pressed), 1.0 - 1.0 / (0.15 * (peak - pressed) + 1.0));
        }

        // Stephen Hill's fit of the ACES reference and output transforms.
        vec3 aces(vec3 c)
        {
            c = mat3(0.59719, 0.07600, 0.02840, 0.35458, 0.90834, 0.13383, 0.04823, 0.01566, 0.83777) * c;
            c = (c * (c + 0.0245786) - 0.000090537) / (c * (0.983729 * c + 0.4329510) + 0.238081);
            return mat3(1.60475, -0.10208, -0.00327, -0.53108, 1.10813, -0.07276, -0.07367, -0.00605, 1.07602) * c;
        }

        // Troy Sobotka's AgX, base look, its curve as a polynomial; it ends in the display's own coding.
        vec3 agx(vec3 c)
        {
            c = mat3(0.842479062253094, 0.0423282422610123, 0.0423756549057051, 0.0784335999999992, 0.878468636469772, 0.0784336,
                0.0792237451477643, 0.0791661274605434, 0.879142973793104) * c;
            c = clamp((log2(max(c, vec3(1e-10))) + 12.47393) / 16.5, 0.0, 1.0);
            vec3 d = c * c, e = d * d;
            c = 15.5 * e * d - 40.14 * e * c + 31.96 * e - 6.868 * d * c + 0.4298 * d + 0.1191 * c - 0.00232;
            c = mat3(1.19687900512017, -0.0528968517574562, -0.0529716355144438, -0.0980208811401368, 1.15190312990417, -0.0980434501171241,
                -0.0990297440797205, -0.0989611768448433, 1.15107367264116) * c;
            return pow(max(c, vec3(0.0)), vec3(2.2));
        }

        uniform int toneMapping;
        vec3 shown(vec3 c)
        {
            c = max(c, vec3(0.0));
            c = toneMapping == 0 ? neutral(c) : toneMapping == 1 ? aces(c) : toneMapping == 2 ? agx(c) : c;
            return srgb(clamp(c, 0.0, 1.0));
        }

        """;

    public const string BackdropFragment = """
        #version 330 core
        in vec2 screen;
        uniform samplerCube environment;
        uniform vec3 right, up, forward;   // right and up as long as half the view is wide and high
        uniform vec2 lightTurn;
        uniform float exposure;
        uniform int showEnvironment;
        out vec4 result;

        """ + Display + """
        void main()
        {
            vec3 d = normalize(forward + screen.x * right + screen.y * up);
            if (showEnvironment != 0)
            {
                d = vec3(lightTurn.x * d.x - lightTurn.y * d.z, d.y, lightTurn.y * d.x + lightTurn.x * d.z);
                result = vec4(shown(textureLod(environment, d, 2.5).rgb * exposure), 1.0);
                return;
            }
            // A sweep of grey paper: the floor is lighter, and blends into the wall without an edge.
            float floorShare = smoothstep(0.22, -0.42, d.y);
            float grey = mix(0.17, 0.36, floorShare) * (1.0 - 0.16 * dot(screen, screen));
            // Without noise of half a step, a slow gradient in bytes shows bands.
            float noise = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715)))) - 0.5;
            result = vec4(vec3(grey * 0.985, grey * 0.995, grey * 1.02) + noise / 255.0, 1.0);
        }
        """;

    public const string MeshFragment = """
        #version 330 core
        in vec3 atPosition, atNormal;
        in vec4 atTangent;
        in vec2 atUv;
        uniform sampler2D colourMap, surfaceMap, reliefMap, brdfTable;
        uniform samplerCube environment;
        uniform vec3 diffuseLight[9];      // irradiance / pi
        uniform vec3 eye, keyDirection, keyColour;   // keyColour: irradiance / pi of a surface that faces the light
        uniform vec2 lightTurn;            // cosine and sine
        uniform float exposure, depth, mostLevel;
        uniform int shading;
        out vec4 result;

        const float pi = 3.14159265;

        """ + Display + """
        vec3 turned(vec3 d) { return vec3(lightTurn.x * d.x - lightTurn.y * d.z, d.y, lightTurn.y * d.x + lightTurn.x * d.z); }

        vec3 diffuse(vec3 n)
        {
            vec3 sum = diffuseLight[0] * 0.282095 + 0.488603 * (diffuseLight[1] * n.y + diffuseLight[2] * n.z + diffuseLight[3] * n.x)
                + 1.092548 * (diffuseLight[4] * n.x * n.y + diffuseLight[5] * n.y * n.z + diffuseLight[7] * n.x * n.z)
                + diffuseLight[6] * 0.315392 * (3.0 * n.z * n.z - 1.0) + diffuseLight[8] * 0.546274 * (n.x * n.x - n.y * n.y);
            return max(sum, vec3(0.0));
        }

        // Parallax occlusion: walks down the view ray until it is below the relief, whose highest points are on the mesh.
        vec2 onRelief(vec2 uv, vec3 view, float level)
        {
            // Where the view grazes the surface a step passes whole bricks, so the relief fades out there.
            vec2 whole = vec2(-view.x, view.y) / max(view.z, 0.25) * depth * smoothstep(0.08, 0.5, view.z);
            const float steps = 24.0;
            vec2 stride = whole / steps;
            float down = 0.0, before = 1.0 - textureLod(reliefMap, uv, level).r;
            float gap = before;
            for (int i = 0; i < 24 && gap > 0.0; i++)
            {
                before = gap;
                uv += stride;
                down += 1.0 / steps;
                gap = 1.0 - textureLod(reliefMap, uv, level).r - down;
            }
            return gap < 0.0 ? uv + stride * gap / (before - gap) : uv;   // between the last two steps
        }

        void main()
        {
            vec2 across = dFdx(atUv), along = dFdy(atUv);
            vec3 facing = normalize(atNormal) * (gl_FrontFacing ? 1.0 : -1.0);
            vec3 tangent = normalize(atTangent.xyz - dot(atTangent.xyz, facing) * facing);
            vec3 bitangent = cross(facing, tangent) * atTangent.w * (gl_FrontFacing ? 1.0 : -1.0);
            vec3 v = normalize(eye - atPosition);
            vec2 uv = atUv;
            if (depth > 0.0)
            {
                vec2 size = vec2(textureSize(reliefMap, 0));
                vec2 a = across * size, b = along * size;
                float level = clamp(0.25 * log2(max(dot(a, a) * dot(b, b), 1e-8)) + 1.0, 0.0, mostLevel);   // softer than the colours: an edge of the relief has no samples of its own
                uv = onRelief(uv, vec3(dot(tangent, v), dot(bitangent, v), dot(facing, v)), level);
            }
            vec4 colour = textureGrad(colourMap, uv, across, along), surface = textureGrad(surfaceMap, uv, across, along);
            vec2 slope = surface.xy * (255.0 / 127.5) - (256.0 / 255.0);   // byte 128 is flat
            vec3 n = normalize(slope.x * tangent + slope.y * bitangent + sqrt(max(1.0 - dot(slope, slope), 0.01)) * facing);
            float roughness = max(surface.z, 0.03), metallic = colour.a, occlusion = surface.w;
            if (shading != 0)
            {
                vec3 flatView = shading == 1 ? srgb(colour.rgb) : shading == 2 ? n * 0.5 + 0.5
                    : vec3(shading == 3 ? surface.z : shading == 4 ? occlusion : textureGrad(reliefMap, uv, across, along).r);
                result = vec4(flatView, 1.0);
                return;
            }

            float nv = clamp(dot(n, v), 1e-3, 1.0), alpha = roughness * roughness, a2 = alpha * alpha;
            vec3 f0 = mix(vec3(0.04), colour.rgb, metallic), diffuseColour = colour.rgb * (1.0 - metallic);

            // The directional light. f = mix(dielectric, metal, metallic) of the appendix: Schlick is linear in f0, so one mirror serves both.
            vec3 light = vec3(0.0);
            float nl = dot(n, keyDirection);
            if (nl > 0.0)
            {
                vec3 h = normalize(keyDirection + v);
                float nh = clamp(dot(n, h), 0.0, 1.0), vh = clamp(dot(v, h), 0.0, 1.0), fresnel = pow(1.0 - vh, 5.0);
                float f = nh * nh * (a2 - 1.0) + 1.0, distribution = a2 / (pi * f * f);
                float visibility = 0.5 / (nl * sqrt(nv * nv * (1.0 - a2) + a2) + nv * sqrt(nl * nl * (1.0 - a2) + a2));
                vec3 mirrored = (f0 + (1.0 - f0) * fresnel) * (distribution * visibility * pi);
                vec3 spread = diffuseColour * (0.96 - 0.96 * fresnel);
                light += (spread + mirrored) * keyColour * nl;
            }

            // The environment: split sum.
            vec3 table = texture(brdfTable, vec2(nv, roughness) * (31.0 / 32.0) + 0.5 / 32.0).rgb;   // from centre to centre
            vec3 mirror = textureLod(environment, turned(reflect(-v, n)), roughness * 5.0).rgb * (f0 * table.r + table.g);
            float mirrorOcclusion = clamp(pow(nv + occlusion, exp2(-16.0 * alpha - 1.0)) - 1.0 + occlusion, 0.0, 1.0);   // Lagarde 2014
            light += diffuse(turned(n)) * diffuseColour * (0.96 * (1.0 - table.b) * occlusion) + mirror * mirrorOcclusion;
            result = vec4(shown(light * exposure), 1.0);
        }
        """;
}
