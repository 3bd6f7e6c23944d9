using System.Text;

namespace GovernancePortal.Core.Platform.Sheets;

/// <summary>CP932 for writing: what it cannot hold is noticed beforehand, never replaced by a question mark.</summary>
public static class SheetEncodings
{
    private static readonly Encoding Strict = Cp932Reader.Encoding(EncoderFallback.ExceptionFallback);

    public static Encoding Cp932 => Strict;

    /// <summary>Whether the text comes back as it is: some characters are written as another one that looks alike.</summary>
    public static bool Fits(string text)
    {
        try
        {
            return Strict.GetString(Strict.GetBytes(text)) == text;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }
}
