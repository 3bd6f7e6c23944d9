using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace GovernancePortal.Tests.Platform.Trail;

public sealed class TrailTests : PortalTest
{
    private static readonly Actor Operator = Actor.Operator(TestClock.Default);

    private static Task WriteAsync(PortalDb db, Guid subject, string action = "Tested", string? reason = null)
    {
        db.Act(Operator, action, new TrailSubject("Thing", subject), reason);
        return db.SaveChangesAsync();
    }

    private async Task<Guid> ChainAsync(int rows)
    {
        var subject = Guid.CreateVersion7(Clock.Now);
        await using var db = Database.NewDb();
        for (var i = 0; i < rows; i++)
        {
            await WriteAsync(db, subject, "Act" + i);
        }
        return subject;
    }

    private Task<(long Rows, BrokenTrail? Broken)> VerifyAsync() => UseAsync<TrailQueries, (long, BrokenTrail?)>(trail => trail.VerifyAsync());

    /// <summary>Damage as the owner of the tables could do it: the trigger is off for its time.</summary>
    private Task DamageAsync(string sql) => Database.ScalarAsync($"alter table trail disable trigger user; {sql}; alter table trail enable trigger user", asOwner: true);

    [Fact]
    public async Task Rows_of_a_subject_are_numbered_and_chained()
    {
        var subject = await ChainAsync(3);
        await using var db = Database.NewDb();
        var rows = await db.Set<TrailEntry>().AsNoTracking().Where(x => x.SubjectId == subject).OrderBy(x => x.Sequence).ToListAsync();
        Assert.Equal([1L, 2, 3], rows.Select(r => r.Sequence));
        Assert.Null(rows[0].PreviousHash);
        Assert.Equal(rows[0].Hash, rows[1].PreviousHash);
        Assert.Equal(rows[1].Hash, rows[2].PreviousHash);
        Assert.Equal(3, rows.Select(r => r.Hash).Distinct().Count());
    }

    [Theory]
    [InlineData("update trail set reason = 'other'")]
    [InlineData("delete from trail")]
    [InlineData("truncate trail")]
    [InlineData("update trail_head set sequence = 0")]
    [InlineData("delete from trail_head")]
    [InlineData("insert into trail_head values ('Thing', gen_random_uuid(), 9, 'x')")]
    public async Task The_portals_own_role_cannot_rewrite_history(string sql)
    {
        await ChainAsync(1);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Database.ScalarAsync(sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData("update trail set reason = 'other'")]
    [InlineData("delete from trail")]
    [InlineData("truncate trail")]
    public async Task Not_even_the_owner_can_while_the_trigger_stands(string sql)
    {
        await ChainAsync(1);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Database.ScalarAsync(sql, asOwner: true));
        Assert.Contains("append-only", refused.MessageText);
    }

    [Fact]
    public async Task An_intact_trail_verifies()
    {
        await Cases.InAsync(ConsultationState.Submitted);
        var (rows, broken) = await VerifyAsync();
        Assert.True(rows > 10);
        Assert.Null(broken);
    }

    [Theory]
    [InlineData("update trail set reason = 'rewritten' where subject_id = '{0}' and sequence = 2", 2L, "the content does not match its hash")]
    [InlineData("update trail set actor_name = 'somebody else' where subject_id = '{0}' and sequence = 1", 1L, "the content does not match its hash")]
    [InlineData("update trail set changes = '[]' || changes || '[{{}}]' where subject_id = '{0}' and sequence = 3", 3L, "the content does not match its hash")]
    [InlineData("delete from trail where subject_id = '{0}' and sequence = 2", 3L, "a row before this one is missing")]
    [InlineData("delete from trail where subject_id = '{0}' and sequence = 4", 4L, "the last row is missing")]
    [InlineData("update trail set previous_hash = repeat('0', 64) where subject_id = '{0}' and sequence = 3", 3L, "the link to the row before is broken")]
    public async Task Damage_is_found_at_the_first_row_that_does_not_fit(string damage, long sequence, string fault)
    {
        await ChainAsync(2);
        var subject = await ChainAsync(4);
        await DamageAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, damage, subject));
        var (_, broken) = await VerifyAsync();
        Assert.Equal((subject, sequence, fault), (broken!.SubjectId, broken.Sequence, broken.Fault));
    }

    [Fact]
    public async Task Writers_at_the_same_time_leave_no_gap_and_no_fork()
    {
        var subject = Guid.CreateVersion7(Clock.Now);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await using var db = Database.NewDb();
            for (var i = 0; i < 5; i++)
            {
                await WriteAsync(db, subject);
            }
        }));
        await using var read = Database.NewDb();
        Assert.Equal(Enumerable.Range(1, 40).Select(i => (long)i), await read.Set<TrailEntry>().Where(x => x.SubjectId == subject).Select(x => x.Sequence).Order().ToListAsync());
        Assert.Null((await VerifyAsync()).Broken);
    }

    [Fact]
    public async Task A_tracked_change_without_a_declared_act_stops_the_save()
    {
        var id = await Cases.DraftAsync();
        await using var db = Database.NewDb();
        var user = await db.Set<PortalUser>().SingleAsync(u => u.UserName == "staff1");
        user.DisplayName = "別名";
        Assert.Contains("no act was declared", (await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync())).Message);
        Assert.NotEqual(Guid.Empty, id);
        Assert.Equal("緑川 一郎", await Database.ScalarAsync("select display_name from portal_user where user_name = 'staff1'"));
    }

    [Fact]
    public async Task A_change_of_what_is_not_listed_leaves_no_row()
    {
        await using var db = Database.NewDb();
        var before = await db.Set<TrailEntry>().CountAsync();
        (await db.Set<PortalUser>().SingleAsync(u => u.UserName == "staff1")).AccessFailedCount = 3;
        await db.SaveChangesAsync();
        Assert.Equal(before, await db.Set<TrailEntry>().CountAsync());
    }

    [Fact]
    public async Task The_change_and_its_row_come_or_go_together()
    {
        await using var db = Database.NewDb();
        var before = await db.Set<TrailEntry>().CountAsync();
        var user = await db.Set<PortalUser>().SingleAsync(u => u.UserName == "staff1");
        user.DisplayName = "別名";
        user.StaffNumber = await db.Set<PortalUser>().Where(u => u.UserName == "staff2").Select(u => u.StaffNumber).SingleAsync();
        db.Act(Operator, "Renamed");
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        await using var read = Database.NewDb();
        Assert.Equal(before, await read.Set<TrailEntry>().CountAsync());
        Assert.Null((await VerifyAsync()).Broken);
    }

    [Fact]
    public async Task A_row_names_who_as_what_for_whom_and_each_field_before_and_after()
    {
        await using var db = Database.NewDb();
        var user = await db.Set<PortalUser>().SingleAsync(u => u.UserName == "staff1");
        var deputy = Actors.Of(Role.SectionHead, Guid.Empty, name: "代理 太郎", standsInFor: new Represented(Guid.Empty, "不在 花子")) with { CorrelationId = "abc" };
        user.DisplayName = "緑川 壱郎";
        db.Act(deputy, "Renamed", reason: "改名届");
        await db.SaveChangesAsync();
        var row = await db.Set<TrailEntry>().AsNoTracking().OrderByDescending(x => x.Sequence).FirstAsync(x => x.SubjectId == user.Id);
        Assert.Equal(("代理 太郎", "不在 花子", "試験課", "Renamed", "改名届", "abc"), (row.ActorName, row.OnBehalfOf, row.ActorSection, row.Action, row.Reason, row.CorrelationId));
        Assert.Equal(new TrailChange("PortalUser.DisplayName", "緑川 一郎", "緑川 壱郎"), Assert.Single(row.Changes));
    }

    [Fact]
    public async Task Restricted_values_are_masked_for_readers_without_the_right()
    {
        var id = await Cases.SecondStageInAsync(ConsultationState.Draft);
        var subject = new TrailSubject(Consultation.SubjectType, id);
        var masked = await UseAsync<TrailQueries, IReadOnlyList<TrailLine>>(trail => trail.OfAsync(subject, showRestricted: false));
        var open = await UseAsync<TrailQueries, IReadOnlyList<TrailLine>>(trail => trail.OfAsync(subject, showRestricted: true));
        Assert.All(masked.SelectMany(l => l.Changes).Where(c => c.Restricted), c => Assert.Equal(TrailQueries.Masked, c.After));
        Assert.Contains(open.SelectMany(l => l.Changes), c => c.Field == "Field.Q3" && c.After!.All(char.IsDigit));
        Assert.Contains(masked.SelectMany(l => l.Changes), c => c.Field == "Field.Q3");
    }
}
