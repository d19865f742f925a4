using ProcGan.Viewer.Scene.Lighting;
using ProcGan.Viewer.Scene.Meshes;

namespace ProcGan.Viewer.Scene;

/// <summary>All that is drawn beside the material. Parts that are the same object as in the last frame are on the GPU already.</summary>
/// <param name="View">Camera, light and switches.</param>
/// <param name="Mesh">Fitted.</param>
/// <param name="Environment">Its light.</param>
/// <param name="Shadow">On the ground, see <see cref="GroundShadow"/>.</param>
sealed record SceneFrame(SceneView View, Mesh Mesh, PreparedEnvironment Environment, byte[] Shadow);
