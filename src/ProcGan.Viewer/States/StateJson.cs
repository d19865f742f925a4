using System.Text.Json;
using System.Text.Json.Serialization;
using ProcGan.Runtime;

namespace ProcGan.Viewer.States;

/// <summary>The one JSON form of a state: session, presets, clipboard and scripts.</summary>
/// <remarks>Members have camelCase names and enums their own; the recipe is its text form. What is left out is at its default, what is
/// unknown is an error, and what is out of range is brought into it.</remarks>
static class StateJson
{
    /// <summary>Characters of a text that is looked at, so that a clipboard with a film in it costs nothing.</summary>
    public const int MaxLength = 1 << 16;

    /// <summary>Of everything that the viewer keeps as JSON.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,   // it is read by people, not by browsers
        Converters = { new RecipeConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>One line.</summary>
    public static string Write(ViewerState state) => JsonSerializer.Serialize(state, Options);

    /// <exception cref="FormatException">It is no state; the message is one line that says where.</exception>
    public static ViewerState Read(string text)
    {
        if (text.Length > MaxLength)
            throw new FormatException($"A state of {text.Length} characters was found, at most {MaxLength} are read.");
        try
        {
            return (JsonSerializer.Deserialize<ViewerState>(text, Options)
                ?? throw new FormatException("'null' was found, a state such as {\"recipe\":\"seed=7\"} was expected.")).Clamped();
        }
        catch (JsonException e)
        {
            throw new FormatException($"The state's JSON is not understood: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }
}

/// <summary>A recipe is one string in JSON.</summary>
sealed class RecipeConverter : JsonConverter<TextureRecipe>
{
    public override TextureRecipe Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return TextureRecipe.TryParse(text, out TextureRecipe recipe) ? recipe
            : throw new JsonException($"'{text}' is no recipe, expected one such as \"seed=7 size=512x256\".");
    }

    public override void Write(Utf8JsonWriter writer, TextureRecipe value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
