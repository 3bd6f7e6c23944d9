using GovernancePortal.Core.Platform.Csv;

namespace GovernancePortal.Tests.Consultations.Form;

/// <summary>The code lists that come with the product, of all modules that seed some.</summary>
internal static class SeedTables
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> AllCodes { get; } =
        [.. EmbeddedCsv.Read("Consultations.Data.consultation-codes.csv"), .. EmbeddedCsv.Read("Systems.Data.system-codes.csv")];

    public static IReadOnlyList<string> Codes(string list) => [.. AllCodes.Where(row => row["list"] == list).Select(row => row["code"])];
}
