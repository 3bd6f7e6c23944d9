using System.Globalization;
using System.Text;

namespace GovernancePortal.Web.Frame;

/// <summary>A text as a string of a style sheet: whatever could end the string or the element is written by its number.</summary>
public static class PageMark
{
    /// <summary>The rule that puts the text at the head of every printed page.</summary>
    public static string Rule(string text) => $"@page {{ @top-right {{ content: \"{Css(text)}\"; }} }}";

    private static string Css(string text)
    {
        var written = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value < 0x20 || "\"\\<>&'".Contains((char)Math.Min(rune.Value, char.MaxValue), StringComparison.Ordinal))
            {
                written.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:x} ");
            }
            else
            {
                written.Append(rune.ToString());
            }
        }
        return written.ToString();
    }
}
