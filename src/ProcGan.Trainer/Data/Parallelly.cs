using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Data;

/// <summary>Parallel.ForEach that lets what is for the user through as it is.</summary>
static class Parallelly
{
    public static void ForEach<T>(IReadOnlyCollection<T> items, DataOptions options, Action<T> work)
    {
        try
        {
            Parallel.ForEach(items, options.Parallelism, work);
        }
        catch (AggregateException e) when (e.InnerExceptions[0] is UserError error)
        {
            throw new UserError(error.Message, e);
        }
    }
}
