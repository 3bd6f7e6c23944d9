namespace GovernancePortal.Core.Platform.Text;

/// <summary>Whether a text looks like one mail address: a part, one @, a part, and no blank. More only the post itself can tell.</summary>
public static class MailAddress
{
    public const int MostCharacters = 254;

    public static bool IsOne(string text) =>
        text.IndexOf('@', StringComparison.Ordinal) is var at and > 0 && at == text.LastIndexOf('@') && at < text.Length - 1 && !text.Any(char.IsWhiteSpace);
}
