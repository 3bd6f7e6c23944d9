using System.Text;

namespace GovernancePortal.Core.Platform.Text;

/// <summary>
/// Half- and full-width forms. Unicode's own normalisation (NFKC, even NFC) is avoided on purpose: it replaces
/// compatibility ideographs such as U+FA11, and names keep their 外字. Only the characters named here change;
/// surrogate pairs and variation selectors pass untouched.
/// </summary>
public static class CharacterWidth
{
    private const char FullWidthFirst = '\uFF01';
    private const char FullWidthLast = '\uFF5E';
    private const int FullToHalf = 0xFEE0;

    private const string HalfKatakana = "｡｢｣､･ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ";
    private const string FullKatakana = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
    private const string TakesVoicedMark = "カキクケコサシスセソタチツテトハヒフヘホ";
    private const string TakesSemiVoicedMark = "ハヒフヘホ";
    private const char HalfVoicedMark = 'ﾞ';
    private const char HalfSemiVoicedMark = 'ﾟ';

    /// <summary>White space at both ends goes, the ideographic space and invisible marks pasted from Word included.</summary>
    public static string Trim(string? text)
    {
        if (text is null)
        {
            return "";
        }

        var from = 0;
        var to = text.Length;
        while (from < to && IsBlank(text[from]))
        {
            from++;
        }

        while (to > from && IsBlank(text[to - 1]))
        {
            to--;
        }

        return text[from..to];
    }

    /// <summary>For numeric and code input: full-width digits, letters, signs and spaces become half-width; ends are trimmed.</summary>
    public static string Narrow(string? text)
    {
        var trimmed = Trim(text);
        return string.Create(trimmed.Length, trimmed, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = NarrowOne(source[i]);
            }
        });
    }

    /// <summary>Half-width katakana and its punctuation become full-width; a following ﾞ or ﾟ joins its letter (ｶﾞ → ガ).</summary>
    public static string WidenKatakana(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is HalfVoicedMark or HalfSemiVoicedMark)
            {
                AppendMark(result, c);
                continue;
            }

            var at = HalfKatakana.IndexOf(c, StringComparison.Ordinal);
            result.Append(at >= 0 ? FullKatakana[at] : c);
        }

        return result.ToString();
    }

    /// <summary>
    /// The key two spellings of one word share in searches: letters and digits half-width and in lower case, katakana
    /// full-width, ends trimmed, inner runs of blanks one space. For comparing only, never for storing a name.
    /// </summary>
    public static string SearchKey(string? text)
    {
        var folded = WidenKatakana(Narrow(text));
        var result = new StringBuilder(folded.Length);
        foreach (var c in folded)
        {
            if (char.IsWhiteSpace(c))
            {
                if (result[^1] != ' ')
                {
                    result.Append(' ');
                }
            }
            else
            {
                result.Append(char.ToLowerInvariant(c));
            }
        }

        return result.ToString();
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF';

    private static char NarrowOne(char c) => c switch
    {
        >= FullWidthFirst and <= FullWidthLast => (char)(c - FullToHalf),
        '\u3000' => ' ',
        '\uFFE5' => '¥',
        _ => c,
    };

    private static void AppendMark(StringBuilder result, char mark)
    {
        var voiced = mark == HalfVoicedMark;
        if (result.Length > 0)
        {
            var last = result[^1];
            if (last == 'ウ' && voiced)
            {
                result[^1] = 'ヴ';
                return;
            }

            if ((voiced ? TakesVoicedMark : TakesSemiVoicedMark).Contains(last, StringComparison.Ordinal))
            {
                // In the kana block the voiced letter follows its plain one, the semi-voiced one after that.
                result[^1] = (char)(last + (voiced ? 1 : 2));
                return;
            }
        }

        result.Append(voiced ? '゛' : '゜');
    }
}
