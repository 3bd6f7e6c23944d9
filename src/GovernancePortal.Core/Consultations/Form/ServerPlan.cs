using static GovernancePortal.Core.Consultations.Form.FieldBuilding;

namespace GovernancePortal.Core.Consultations.Form;

/// <summary>What the shared platform gives at most: per server cores, memory and storage in gigabytes; servers per case. Dated settings of the office.</summary>
public sealed record PlatformLimits(int Cores, int MemoryGb, int StorageGb, int Servers)
{
    public static PlatformLimits Default { get; } = new(16, 64, 2000, 10);
}

/// <summary>How a plan of servers stands to the shared platform.</summary>
public enum PlatformFit
{
    NoServers, // no server is planned
    Uses,      // the platform is used and the plan fits it
    TooLarge,  // the platform is to be used, but the plan goes over its limits
    Declined,  // the plan would fit the platform, which is not used: looked at by the reviewer
    OffLimits, // the plan does not fit and goes elsewhere
}

/// <summary>
/// サーバーの仕様: the servers a case plans, looked at while it is still planned, so that the shared platform is used
/// where it can be (R276).
/// </summary>
public static class ServerPlan
{
    public const string Code = "D3.Servers";
    private const int MostKinds = 20;

    public static FieldDefinition Field { get; } = Table(Code, MostKinds,
        Column("role").Must(),
        Column("count", FieldType.Integer).Must(),
        Column("cpu", FieldType.Integer).Must(),
        Column("memoryGb", FieldType.Integer).Must(),
        Column("storageGb", FieldType.Integer).Must(),
        Column("os", most: 100).Must(),
        Column("machine", FieldType.Choice, "ServerMachine").Must());

    public static PlatformFit Of(FormFacts facts)
    {
        if (!CaseKinds.PlansServers(facts) || !facts.Has(Code))
        {
            return PlatformFit.NoServers;
        }
        var rows = facts.Rows(Code);
        var limits = facts.Platform;
        var fits = rows.Sum(row => row.Yen("count")) <= limits.Servers && rows.All(row => row.Get("machine") == "Virtual"
            && row.Yen("cpu") <= limits.Cores && row.Yen("memoryGb") <= limits.MemoryGb && row.Yen("storageGb") <= limits.StorageGb);
        return (facts.Is("D3", "Adopt"), fits) switch
        {
            (true, true) => PlatformFit.Uses,
            (true, false) => PlatformFit.TooLarge,
            (false, true) => PlatformFit.Declined,
            (false, false) => PlatformFit.OffLimits,
        };
    }
}
