namespace ProcGan.Runtime.OnnxRuntime;

/// <summary>Makes one readable line of a native error: no line breaks, no source location, no C++ signature.</summary>
static class NativeMessage
{
    const int MaxLength = 300;

    public static string OneLine(Exception e)
    {
        string text = string.Join(" ", e.Message.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)).Trim();
        if (text.StartsWith("[ErrorCode:", StringComparison.Ordinal) && text.IndexOf("] ", StringComparison.Ordinal) is > 0 and var end)
            text = text.Substring(end + 2);
        text = WithoutLocation(text).Trim().TrimEnd('.', ';', ' ');
        return text.Length <= MaxLength ? text : text.Substring(0, MaxLength - 3) + "...";
    }

    /// <summary>"/path/file.cc:12 void f(int, g(x)) const What went wrong" -> "What went wrong".</summary>
    static string WithoutLocation(string text)
    {
        int file = Math.Max(text.IndexOf(".cc:", StringComparison.Ordinal), text.IndexOf(".h:", StringComparison.Ordinal));
        int open = file < 0 ? -1 : text.IndexOf('(', file);
        if (open < 0 || file > 200) return text;
        for (int i = open, depth = 0; i < text.Length; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth > 0) continue;
            string rest = text.Substring(i + 1).Trim();
            if (rest.StartsWith("const ", StringComparison.Ordinal)) rest = rest.Substring(6);
            if (rest.StartsWith("[with ", StringComparison.Ordinal)) rest = rest.Substring(rest.IndexOf(']') + 1);
            return rest.Trim().Length > 0 ? rest.Trim() : text;
        }
        return text;
    }
}
