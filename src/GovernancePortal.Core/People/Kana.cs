namespace GovernancePortal.Core.People;

/// <summary>Readings are kept in hiragana; katakana typed for one is turned, anything else is refused.</summary>
public static class Kana
{
    private const char KatakanaFirst = 'ァ';
    private const char KatakanaLast = 'ヶ';
    private const int KatakanaToHiragana = 'ァ' - 'ぁ';

    /// <summary>Hiragana, the long mark, middle dot and blanks; katakana passes because it can be turned.</summary>
    public static bool IsReading(string? text) =>
        !string.IsNullOrWhiteSpace(text) && text.All(c => c is >= 'ぁ' and <= 'ゖ' or >= KatakanaFirst and <= KatakanaLast or 'ー' or '・' or 'ゝ' or 'ゞ' or ' ' or '　');

    /// <summary>Katakana as hiragana, blanks as one half-width space. Other characters stay.</summary>
    public static string ToReading(string text) =>
        string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = source[i] switch
                {
                    >= KatakanaFirst and <= KatakanaLast => (char)(source[i] - KatakanaToHiragana),
                    '　' => ' ',
                    _ => source[i],
                };
            }
        });
}
