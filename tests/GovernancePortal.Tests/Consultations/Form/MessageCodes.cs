using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using GovernancePortal.Core.Platform.Money;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Tests.Consultations.Form;

/// <summary>Codes of messages that the source of forms and files mentions.</summary>
internal static partial class MessageCodes
{
    public static IReadOnlyList<string> InSource([CallerFilePath] string here = "")
    {
        var core = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../../src/GovernancePortal.Core"));
        var codes = new[] { "Consultations", "Platform/Files" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(core, folder), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value));
        return
        [
            .. codes.Distinct(StringComparer.Ordinal),
            .. Enum.GetValues<YenFailure>().Where(f => f != YenFailure.None).Select(f => "Form.Yen." + f), "Form.Yen.Negative",
            .. Enum.GetValues<DateFailure>().Where(f => f != DateFailure.None).Select(f => "Form.Day." + f),
        ];
    }

    [GeneratedRegex("\"((?:Form|File|Attachment)\\.[A-Z][A-Za-z]+)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();
}
