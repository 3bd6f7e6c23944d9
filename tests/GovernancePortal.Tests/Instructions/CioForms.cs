using GovernancePortal.Core.Dashboard;
using GovernancePortal.Core.Instructions;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Publication;
using GovernancePortal.Tests.Web.Forms;

namespace GovernancePortal.Tests.Instructions;

/// <summary>Forms of instructions, sittings and publications.</summary>
internal static class CioForms
{
    public static IEnumerable<FormCase> All =>
    [
        new("/Instructions/New", "cio", _ => Task.FromResult("/Instructions/New")) { Name = "cio" },
        new("/Instructions/New", "secretary", _ => Task.FromResult("/Instructions/New")) { Name = "recorded" },
        new("/Instructions/Details:Answer", "staff1", async t => $"/Instructions/Details/{await InstructionScene.GivenAsync(t)}"),
        new("/Instructions/Act", "cio", async t => $"/Instructions/Act/{await InstructionScene.AnsweredAsync(t)}/Return") { Name = "return" },
        new("/Instructions/Act", "secretary", async t => $"/Instructions/Act/{await InstructionScene.GivenAsync(t)}/MoveDue") { Name = "moved" },
        new("/Dashboard/Meeting", "secretary", async t => $"/Dashboard/Meeting/{await MeetingAsync(t)}"),
        new("/Publication/Edit", "reviewer1", _ => Task.FromResult("/Publication/Edit")) { Name = "new" },
        new("/Publication/Edit", "reviewer1", async t => $"/Publication/Edit/{await PublicationScene.DraftAsync(t)}") { Name = "known" },
        new("/Publication/Details:Return", "cio", async t => $"/Publication/Details/{await PublicationScene.SubmittedAsync(t)}"),
    ];

    public static async Task<Guid> MeetingAsync(PortalTest t)
    {
        var actor = await t.ActorAsync("secretary");
        return await t.UseAsync<CioMeetingService, Guid>(s => s.BeginAsync(actor));
    }
}
