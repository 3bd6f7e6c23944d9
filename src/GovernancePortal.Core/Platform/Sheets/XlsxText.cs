using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace GovernancePortal.Core.Platform.Sheets;

/// <summary>Characters that XML cannot hold stand in workbooks as _x000B_; a text that looks so has its underscore written the same way.</summary>
internal static partial class XlsxText
{
    public static string Encode(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal) && !NeedsEscape(text))
        {
            return text;
        }
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                escaped.Append(c).Append(text[++i]);
            }
            else if (!XmlConvert.IsXmlChar(c) || c == '\r')
            {
                escaped.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
            }
            else if (c == '_' && Escape().IsMatch(text.AsSpan(i, Math.Min(7, text.Length - i))))
            {
                escaped.Append("_x005F_");
            }
            else
            {
                escaped.Append(c);
            }
        }
        return escaped.ToString();
    }

    public static string Decode(string text) => !text.Contains("_x", StringComparison.Ordinal) ? text
        : Escape().Replace(text, match => ((char)int.Parse(match.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    private static bool NeedsEscape(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (!XmlConvert.IsXmlChar(text[i]) || text[i] == '\r')
            {
                return true;
            }
        }
        return false;
    }

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.None, 1000)]
    private static partial Regex Escape();
}
