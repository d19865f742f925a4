using System.Reflection;
using System.Text.Json;
using ProcGan.Runtime;

namespace ProcGan.Viewer.Tests.States;

public class StateJsonTests
{
    /// <summary>Every member of the state, found by reflection so that a new one cannot be forgotten, with a value that is not its default.</summary>
    static IEnumerable<TestCaseData> Members() => Changes(new ViewerState(), "ViewerState", value => (ViewerState)value)
        .Select(change => new TestCaseData(change.State).SetArgDisplayNames(change.Path));

    static IEnumerable<(string Path, ViewerState State)> Changes(object record, string path, Func<object, ViewerState> rebuild)
    {
        foreach (PropertyInfo property in record.GetType().GetProperties().Where(p => p.CanWrite))
        {
            string name = $"{path}.{property.Name}";
            object? value = property.GetValue(record);
            object other = Other(property.PropertyType, value);
            ViewerState With(object changed)
            {
                object copy = record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
                property.SetValue(copy, changed);
                return rebuild(copy);
            }
            yield return (name, With(other));
            if (property.PropertyType.Namespace == typeof(ViewerState).Namespace && property.PropertyType.IsClass)
                foreach ((string, ViewerState) inner in Changes(value ?? other, name, With))
                    yield return inner;
        }
    }

    static object Other(Type type, object? value) => type switch
    {
        _ when type == typeof(string) => $"other \"{value}\" \\ ü",
        _ when type == typeof(bool) => !(bool)value!,
        _ when type == typeof(int) => (int)value! + 1,
        _ when type == typeof(ulong) => ulong.MaxValue,
        _ when type == typeof(float) => (float)value! * 0.75f + 0.1f,   // no short binary fraction, and inside of every range
        _ when type == typeof(TextureRecipe) => new TextureRecipe(ulong.MaxValue) { Width = 512, Height = 64, Psi = 0.1f, OriginX = -3, Tile = TileAxes.X },
        { IsEnum: true } => Enum.GetValues(type).Cast<object>().First(v => !v.Equals(value)),
        { IsClass: true } => Changed(type),
        _ => throw new NotSupportedException($"Say here what another {type} is."),
    };

    /// <summary>A record that differs from its default in its first simple member.</summary>
    static object Changed(Type type)
    {
        object record = Activator.CreateInstance(type)!;
        PropertyInfo first = type.GetProperties().First(p => p.CanWrite && (p.PropertyType.IsValueType || p.PropertyType == typeof(string)));
        first.SetValue(record, Other(first.PropertyType, first.GetValue(record)));
        return record;
    }

    [TestCaseSource(nameof(Members))]
    public void Read_WhatWasWritten_IsTheSameState(object changed)   // a public method cannot have an internal parameter
    {
        var state = (ViewerState)changed;
        Assert.That(state, Is.Not.EqualTo(new ViewerState()), "the member takes part in the comparison");
        Assert.That(StateJson.Read(StateJson.Write(state)), Is.EqualTo(state));
    }

    [Test]
    public void Read_Nothing_IsTheDefault() => Assert.That(StateJson.Read("{}"), Is.EqualTo(new ViewerState()));

    [Test]
    public void Read_OneMember_LeavesTheOthersAtTheirDefaults() =>
        Assert.That(StateJson.Read("""{"recipe":"seed=7","view":{"repeat":3,"grid":{"kind":"random"}}}"""), Is.EqualTo(new ViewerState
        {
            Recipe = new TextureRecipe(7),
            View = new TextureView { Repeat = 3, Grid = new GridView { Kind = GridKind.Random } },
        }));

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("7")]
    [TestCase("{\"recipe\":7}")]
    [TestCase("{\"recipe\":\"sead=7\"}")]
    [TestCase("{\"view\":null}")]
    [TestCase("{\"view\":{\"mode\":\"fourth\"}}")]
    [TestCase("{\"view\":{\"mode\":99}}")]
    [TestCase("{\"unknown\":1}")]
    [TestCase("{\"model\":\"a\"")]
    public void Read_Damaged_IsOneLine(string text) =>
        Assert.That(() => StateJson.Read(text), Throws.TypeOf<FormatException>().With.Message.Not.Contain("\n"));

    [Test]
    public void Read_Deep_IsRefused() =>
        Assert.That(() => StateJson.Read(string.Concat(Enumerable.Repeat("{\"view\":", 1000))), Throws.TypeOf<FormatException>());

    [Test]
    public void Read_Huge_IsNotLookedAt() => Assert.That(() => StateJson.Read(new string(' ', 1 << 20)), Throws.TypeOf<FormatException>());

    [Test]
    public void Clamped_OutOfRange_IsBroughtIntoIt()
    {
        ViewerState state = StateJson.Read("""{"provider":"","view":{"repeat":99,"mip":-3,"zoom":-1,"panX":1e30,"grid":{"columns":0,"rows":1000},"compare":{"wipe":7}}}""");
        Assert.That(state, Is.EqualTo(new ViewerState
        {
            View = new TextureView
            {
                Repeat = 8, PanX = 8, Grid = new GridView { Columns = 1, Rows = 8 }, Compare = new CompareView { Wipe = 1 },
            },
        }));
    }

    [Test]
    public void Clamped_EveryNumberThatIsNone_BecomesOne()
    {
        var state = new ViewerState { View = new TextureView { Zoom = float.NaN, PanX = float.PositiveInfinity, Scene = new SceneView { Tiling = float.NaN } } };
        Assert.That(() => JsonSerializer.Serialize(state.Clamped(), StateJson.Options), Throws.Nothing);
    }
}
