using GovernancePortal.Core.Platform;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Platform;

public sealed class CounterTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    private async Task<int> TakeAsync(string key)
    {
        await using var db = database.NewDb();
        return await Repeat.OnCollisionAsync(db, async () =>
        {
            var number = await Counter.NextAsync(db, key, default);
            await db.SaveChangesAsync();
            return number;
        });
    }

    [Fact]
    public async Task Many_at_once_take_every_number_once()
    {
        await TakeAsync("series");
        var numbers = new List<int>();
        // Five at a time: what a busy morning at the reception looks like.
        for (var round = 0; round < 6; round++)
        {
            numbers.AddRange(await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => TakeAsync("series"))));
        }
        Assert.Equal(Enumerable.Range(2, 30), numbers.Order());
    }

    [Fact]
    public async Task The_first_two_of_a_series_do_not_both_begin_it()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TakeAsync("fresh")));
        Assert.Equal([1, 2, 3, 4], numbers.Order());
    }

    [Fact]
    public async Task A_save_that_fails_gives_its_number_back()
    {
        await using (var db = database.NewDb())
        {
            await Counter.NextAsync(db, "series", default);
            // Nothing is saved: the record that wanted the number was refused.
        }
        Assert.Equal(1, await TakeAsync("series"));
    }

    [Fact]
    public async Task Several_numbers_of_one_save_follow_each_other()
    {
        await using var db = database.NewDb();
        for (var expected = 1; expected <= 3; expected++)
        {
            Assert.Equal(expected, await Counter.NextAsync(db, "s", default));
        }
        await db.SaveChangesAsync();
        Assert.Equal(4, await TakeAsync("s"));
    }

    [Fact]
    public async Task Repeat_gives_up_what_is_no_mere_race()
    {
        await using var db = database.NewDb();
        var tries = 0;
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Repeat.OnCollisionAsync(db, () =>
        {
            tries++;
            throw new DbUpdateConcurrencyException("theirs");
        }, _ => false));
        Assert.Equal(1, tries);
        tries = 0;
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Repeat.OnCollisionAsync(db, () =>
        {
            tries++;
            throw new DbUpdateConcurrencyException("again and again");
        }, _ => true));
        Assert.InRange(tries, 2, 20);
    }
}
