using GovernancePortal.Core.Library.Documents;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Search;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Consultations;
using GovernancePortal.Web.Startup;
using Xunit;

namespace GovernancePortal.Tests.Library;

/// <summary>Versions, days and who may do what.</summary>
public sealed class DocumentTests : CaseTest
{
    private static readonly string[] Writers = ["reviewer1", "reviewer2", "policyhead"];

    [Fact]
    public async Task A_version_comes_into_force_on_its_day_and_the_older_one_is_superseded()
    {
        var id = await LibraryScene.DraftedAsync(this);
        var today = (await ActorAsync("policyhead")).Today;
        await LibraryScene.PublishAsync(this, id, today.AddDays(3));
        var document = await LibraryScene.LoadAsync(this, id);
        DocumentVersionState[] On(DateOnly day) => [.. document.Versions.Select(v => v.StateOn(day, document.VersionOn(day)?.Number))];
        Assert.Equal([DocumentVersionState.Current, DocumentVersionState.Scheduled], On(today));
        Assert.Equal([DocumentVersionState.Superseded, DocumentVersionState.Current], On(today.AddDays(3)));
        Assert.Null(document.VersionOn(new DateOnly(2020, 4, 1)));
        var page = await (await SignedInAsync("staff1")).GetAsync($"/Library/Documents/Details/{id}");
        Assert.Contains("施行前", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("新しい考え方", page.Text, StringComparison.Ordinal);
        Assert.Contains("新しい考え方", (await page.Client.GetAsync($"/Library/Documents/Details/{id}?number=2")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_is_refused_in_the_past_without_a_note_before_the_present_one_and_when_nothing_is_written()
    {
        var id = await LibraryScene.IdAsync(this, "GL-PLAN");
        var today = (await ActorAsync("policyhead")).Today;
        await RefusedAsync("Library.NoDraft", () => LibraryScene.PublishAsync(this, id, today));
        await LibraryScene.WriteAsync(this, id, "■ 一\n文");
        await RefusedAsync("Library.DayPast", () => LibraryScene.PublishAsync(this, id, today.AddDays(-1)));
        await RefusedAsync("Form.Required", () => LibraryScene.PublishAsync(this, id, today, null));
        await LibraryScene.PublishAsync(this, id, today.AddDays(10));
        await LibraryScene.WriteAsync(this, id, "■ 一\n文2");
        await RefusedAsync("Library.NotAfterPresent", () => LibraryScene.PublishAsync(this, id, today.AddDays(10)));
    }

    [Fact]
    public async Task What_has_ended_is_not_in_force_and_no_longer_offered()
    {
        var id = await LibraryScene.IdAsync(this, "STD-DEVICE");
        var reviewer = await ActorAsync("reviewer1");
        var document = await LibraryScene.LoadAsync(this, id);
        await RefusedAsync("Library.EndsBeforeStart", () => SaveAsync(new DateOnly(2020, 1, 1)));
        await SaveAsync(reviewer.Today.AddDays(-1));
        Assert.Null((await LibraryScene.LoadAsync(this, id)).VersionOn(reviewer.Today));
        var book = await UseAsync<Core.Platform.Codes.CodeQueries, Core.Platform.Codes.CodeBook>(q => q.BookAsync());
        Assert.False(book.IsOffered("StandardPart", "STD-DEVICE-1", reviewer.Today));
        Assert.Equal("個別仕様書（機器調達） 第1版", book.Name("StandardPart", "STD-DEVICE-1"));

        Task SaveAsync(DateOnly ends) => UseAsync<DocumentService>(s => s.SaveHeadAsync(id, DocumentHeadInput.Of(document) with { OwnerSectionId = reviewer.Main!.SectionId, EndsOn = ends }, reviewer));
    }

    public static TheoryData<string> Everybody => [.. Demonstration.Accounts];

    [Theory, MemberData(nameof(Everybody))]
    public async Task Everybody_reads_what_is_published_and_the_policy_office_alone_what_is_being_written(string account)
    {
        var id = await LibraryScene.DraftedAsync(this, "TPL-SLA");
        var client = await SignedInAsync(account);
        foreach (var address in new[] { "/Library/Standards", "/Library/Guidelines", "/Library/Templates", $"/Library/Documents/Details/{id}", $"/Library/Documents/Print/{id}", "/Library/Standards/Compose" })
        {
            Assert.Equal(200, (await client.GetAsync(address)).Status);
        }
        var writes = Writers.Contains(account);
        Assert.Equal(writes ? 200 : 404, (await client.GetAsync($"/Library/Documents/Details/{id}?number=2")).Status);
        foreach (var address in new[] { $"/Library/Documents/Edit/{id}", $"/Library/Documents/Draft/{id}", $"/Library/Documents/Review/{id}", "/Library/Guidelines/Places" })
        {
            Assert.Equal(writes ? 200 : 403, (await client.GetAsync(address)).Status);
        }
        Assert.Equal(account == "policyhead" ? 200 : 403, (await client.GetAsync($"/Library/Documents/Publish/{id}")).Status);
        if (!writes)
        {
            var actor = await ActorAsync(account);
            await Assert.ThrowsAsync<Forbidden>(() => UseAsync<DocumentService>(s => s.DropDraftAsync(id, 0, actor)));
        }
    }

    [Fact]
    public async Task Documents_are_found_by_the_words_in_them()
    {
        var staff = await ActorAsync("staff1");
        var hits = await UseAsync<SearchQueries, IReadOnlyList<SearchHit>>(q => q.FirstAsync(new SearchAsk("平均復旧時間"), staff));
        Assert.Contains(hits, h => h.Kind == "LibraryDocuments" && h.Title == "SLA（サービス品質の合意）のひな形");
    }

    [Fact]
    public async Task A_place_in_the_form_begins_and_ends_and_is_shown_meanwhile()
    {
        var (id, draft) = (await LibraryScene.IdAsync(this, "TPL-SEC"), await Cases.CreateAsync());
        var (office, staff) = (await SignedInAsync("reviewer1"), await SignedInAsync("staff1"));
        var places = await office.GetAsync("/Library/Guidelines/Places");
        Assert.Equal(302, (await places.Form("Input.Item").Fill("Input.DocumentId", id.ToString()).Fill("Input.Stage", "PreBudget").Fill("Input.Item", "Ｅ1").SubmitAsync()).Status);
        Assert.Contains("情報セキュリティ特記事項のひな形 第1版", (await staff.GetAsync($"/Consultations/Section/{draft}/E")).Text, StringComparison.Ordinal);
        Assert.Equal(422, (await places.Form("Input.Item").Fill("Input.DocumentId", id.ToString()).Fill("Input.Stage", "PreBudget").Fill("Input.Item", "E1").SubmitAsync()).Status);
        Assert.Equal(422, (await places.Form("Input.Item").Fill("Input.DocumentId", id.ToString()).Fill("Input.Stage", "PreBudget").Fill("Input.Item", "Z9").SubmitAsync()).Status);
        var place = (await UseAsync<DocumentQueries, IReadOnlyList<(FormPlace Place, string Title, DocumentType Type)>>(q => q.PlacesAsync())).Single(p => p.Place.Item == "E1").Place;
        var reviewer = await ActorAsync("reviewer1");
        await UseAsync<FormPlaceService>(s => s.EndAsync(place.Id, place.Version, reviewer));
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.DoesNotContain("情報セキュリティ特記事項", (await (await SignedInAsync("staff1")).GetAsync($"/Consultations/Section/{draft}/E")).Text, StringComparison.Ordinal);
    }
}
