using System.Net;

namespace ProcGan.Trainer.Reports;

/// <summary>Text and pictures inside a page that stands alone.</summary>
static class Html
{
    /// <summary>Names of files and folders are anybody's: nothing of them is ever markup.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    public static string DataUri(string type, ReadOnlySpan<byte> bytes) => $"data:{type};base64,{Convert.ToBase64String(bytes)}";
}
