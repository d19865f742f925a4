using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcGan.Trainer.Training;

/// <summary>What a run remembers besides its tensors: with them, all that a checkpoint holds. Random numbers are functions of the
/// step and need no state; whatever else training changes belongs here, or a resumed run would not continue bit for bit.</summary>
sealed record RunState
{
    static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Steps done.</summary>
    public long Step { get; init; }
    /// <summary>Time so far in all sittings, snapshots included.</summary>
    public double Seconds { get; init; }

    /// <summary>Factor on the learning rates; halved at each rollback.</summary>
    public double RateFactor { get; init; } = 1;
    public int Rollbacks { get; init; }
    /// <summary>Of a growing generator: see <see cref="Networks.GeneratorNetwork.Growth"/>.</summary>
    public double Growth { get; init; }
    /// <summary>The step at which the optimisers began anew, since layers were added.</summary>
    public long MomentsSince { get; init; }

    /// <summary>What the snapshot at this very step measured, lower is better; null between snapshots.</summary>
    public double? Score { get; init; }
    /// <summary>Of the snapshot that is best.onnx.</summary>
    public double? BestScore { get; init; }
    public double BestKimg { get; init; }
    public int SnapshotsSinceBest { get; init; }
    /// <summary>Greatest diversity of any snapshot, as a share of that of the data.</summary>
    public double BestDiversity { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <exception cref="InvalidDataException">The text is no state.</exception>
    public static RunState FromJson(string? json)
    {
        try
        {
            return JsonSerializer.Deserialize<RunState>(json ?? "null", Json) ?? throw new InvalidDataException("it holds no state of a run");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"its state cannot be read: {e.Message}", e);
        }
    }
}
