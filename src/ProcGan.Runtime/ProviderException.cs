namespace ProcGan.Runtime;

/// <summary>An execution provider that cannot be used here; the message is one line: which, why, what to do.</summary>
public sealed class ProviderException : Exception
{
    /// <summary>Takes the whole line.</summary>
    public ProviderException(string message, Exception? innerException = null) : base(message, innerException) { }
}
