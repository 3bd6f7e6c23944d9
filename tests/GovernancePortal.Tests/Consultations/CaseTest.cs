using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Platform;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Consultations;

/// <summary>What tests of cases ask again and again.</summary>
public abstract class CaseTest : PortalTest
{
    /// <summary>The rule that refuses what is tried; the case stays as it was.</summary>
    protected static async Task RefusedAsync(string code, Func<Task> attempt) => Assert.Equal(code, (await Assert.ThrowsAsync<RuleViolation>(attempt)).Code);

    protected async Task InStateAsync(Guid id, ConsultationState state) => Assert.Equal(state, (await Cases.LoadAsync(id)).State);

    /// <summary>The acts of the history, without those of before.</summary>
    protected async Task<IReadOnlyList<ActRecord>> HistoryAsync(Guid id) => (await Cases.LoadAsync(id)).Acts;
}
