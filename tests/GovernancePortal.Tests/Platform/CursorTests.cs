using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Platform;

/// <summary>Keyset pages over rows that share sort values, forward and back, while rows come and go.</summary>
public sealed class CursorTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Day = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);
    private TestDatabase database = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        await using var db = database.NewDb();
        // 37 rows, five of them on each day: ties are the rule, not the exception.
        db.AddRange(Enumerable.Range(0, 37).Select(i => Row(i)));
        await db.SaveChangesAsync();
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    private static OutboxMessage Row(int i) => new() { Id = Id(i), Kind = $"k{i % 3}", CreatedAt = Day, DueAt = Day.AddDays(i / 5) };

    private static Guid Id(int i) => new(i * 7919 % 37 + 1, 0, 0, new byte[8]);

    private async Task<Page<OutboxMessage>> PageAsync(string? cursor, bool descending, int size = 5)
    {
        await using var db = database.NewDb();
        var at = Cursor.Read(cursor);
        var rows = await Keyset.Beside(db.Set<OutboxMessage>().AsNoTracking(), x => x.DueAt, x => x.Id, at,
            text => (DateTimeOffset.TryParseExact(text, "O", null, default, out var value), value.ToUniversalTime()), descending).Take(size + 1).ToListAsync();
        return Cursor.PageOf(rows, size, at, x => x.DueAt.ToString("O"), x => x.Id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_row_is_on_exactly_one_page_and_going_back_shows_the_same_pages(bool descending)
    {
        var forward = new List<List<Guid>>();
        string? last = null;
        for (var page = await PageAsync(null, descending); ; page = await PageAsync(page.Next, descending))
        {
            forward.Add([.. page.Items.Select(x => x.Id)]);
            if (page.Next is null)
            {
                last = page.Previous;
                break;
            }
        }
        Assert.Equal(37, forward.SelectMany(p => p).Distinct().Count());
        Assert.Equal(8, forward.Count);
        var back = new List<List<Guid>> { forward[^1] };
        for (var cursor = last; cursor is not null;)
        {
            var page = await PageAsync(cursor, descending);
            back.Insert(0, [.. page.Items.Select(x => x.Id)]);
            cursor = page.Previous;
        }
        Assert.Equal(forward, back);
    }

    [Fact]
    public async Task Rows_that_come_before_the_place_move_nothing_after_it()
    {
        var first = await PageAsync(null, descending: false);
        var expected = (await PageAsync(first.Next, descending: false)).Items.Select(x => x.Id).ToList();
        await using (var db = database.NewDb())
        {
            db.AddRange(Enumerable.Range(0, 4).Select(i => new OutboxMessage { Id = new Guid(900 + i, 0, 0, new byte[8]), Kind = "k", CreatedAt = Day, DueAt = Day.AddDays(-1) }));
            db.Remove(await db.Set<OutboxMessage>().SingleAsync(x => x.Id == first.Items[1].Id));
            await db.SaveChangesAsync();
        }
        Assert.Equal(expected, (await PageAsync(first.Next, descending: false)).Items.Select(x => x.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not-a-cursor")]
    [InlineData("%00")]
    [InlineData("eyJrZXkiOiJub3QtYS1kYXRlIiwiaWQiOiIwMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDAiLCJiYWNrd2FyZCI6ZmFsc2V9")]
    public async Task A_cursor_that_cannot_be_read_means_the_first_page(string cursor) =>
        Assert.Equal((await PageAsync(null, false)).Items.Select(x => x.Id), (await PageAsync(cursor, false)).Items.Select(x => x.Id));

    [Fact]
    public void A_cursor_of_absurd_length_is_not_even_decoded() => Assert.Null(Cursor.Read(new string('A', 1001)));

    [Fact]
    public async Task One_page_that_holds_all_has_no_neighbours()
    {
        var page = await PageAsync(null, false, 37);
        Assert.Equal((37, null, null), (page.Items.Count, page.Next, page.Previous));
    }

    [Fact]
    public async Task A_deep_page_is_a_range_of_the_index_and_not_a_count()
    {
        await using var db = database.NewDb();
        var at = new Cursor(Day.AddDays(5).ToString("O"), Id(3), false);
        var sql = Keyset.Beside(db.Set<OutboxMessage>(), x => x.DueAt, x => x.Id, at, text => (true, DateTimeOffset.Parse(text, null)), false).Take(6).ToQueryString();
        Assert.Contains("> (", sql);
        Assert.DoesNotContain("OFFSET", sql);
    }
}
