using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace GovernancePortal.Tests.Platform.Outbox;

public sealed class OutboxTests : PortalTest
{
    /// <summary>What is done with a message of the kind "Test" in this test.</summary>
    private Func<OutboxMessage, PortalDb, Task> handle = (_, _) => Task.CompletedTask;
    private readonly List<Guid> handled = [];

    private sealed class Handler(OutboxTests test) : IOutboxHandler
    {
        public string Kind => "Test";

        public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
        {
            await test.handle(message, db);
            lock (test.handled)
            {
                test.handled.Add(message.Id);
            }
        }
    }

    /// <summary>A node of its own on the test's database: relays share nothing but the rows.</summary>
    private OutboxRelay Node()
    {
        var services = new ServiceCollection();
        services.AddPlatform(_ => Database.Portal);
        services.AddSingleton<IOutboxHandler>(new Handler(this));
        return new OutboxRelay(services.BuildServiceProvider().GetRequiredService<IServiceScopeFactory>(), Clock, NullLogger<OutboxRelay>.Instance);
    }

    private async Task<List<Guid>> PutAsync(int count, TimeSpan? in_ = null, string kind = "Test")
    {
        await using var db = Database.NewDb();
        var messages = Enumerable.Range(0, count).Select(i => new OutboxMessage { Id = Guid.CreateVersion7(Clock.Now), Kind = kind, CreatedAt = Clock.Now, DueAt = Clock.Now + (in_ ?? TimeSpan.FromSeconds(-count + i)) }).ToList();
        db.AddRange(messages);
        await db.SaveChangesAsync();
        return [.. messages.Select(m => m.Id)];
    }

    private async Task<OutboxMessage> StoredAsync(Guid id)
    {
        await using var db = Database.NewDb();
        return await db.Set<OutboxMessage>().AsNoTracking().SingleAsync(m => m.Id == id);
    }

    [Fact]
    public async Task What_is_due_is_delivered_once_and_in_order()
    {
        var ids = await PutAsync(3);
        Assert.Equal(3, await Node().RelayOnceAsync());
        Assert.Equal(ids, handled);
        Assert.Equal(0, await Node().RelayOnceAsync());
        Assert.Equal(Clock.Now, (await StoredAsync(ids[0])).DoneAt);
    }

    [Fact]
    public async Task What_is_not_yet_due_waits_for_its_time()
    {
        var id = (await PutAsync(1, TimeSpan.FromHours(2)))[0];
        Assert.Equal(0, await Node().RelayOnceAsync());
        Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, await Node().RelayOnceAsync());
        Assert.Equal([id], handled);
    }

    [Fact]
    public async Task Two_nodes_at_once_never_deliver_the_same_message_twice()
    {
        var ids = await PutAsync(40);
        handle = async (_, _) => await Task.Delay(2);
        var taken = await Task.WhenAll(Node().RelayOnceAsync(), Node().RelayOnceAsync());
        Assert.Equal(40, taken.Sum());
        Assert.Equal(ids.Order(), handled.Order());
        Assert.All(taken, count => Assert.InRange(count, 1, 39));
    }

    [Fact]
    public async Task A_message_in_work_is_skipped_and_not_waited_for()
    {
        var ids = await PutAsync(2);
        var reached = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        handle = async (message, _) =>
        {
            if (message.Id == ids[0])
            {
                reached.SetResult();
                await release.Task;
            }
        };
        var first = Node().RelayOnceAsync();
        await reached.Task;
        Assert.Equal(1, await Node().RelayOnceAsync());
        Assert.Equal([ids[1]], handled);
        release.SetResult();
        await first;
        Assert.Equal(ids.Order(), handled.Order());
    }

    [Fact]
    public async Task A_failure_is_tried_again_later_and_later_and_given_up_after_ten_times()
    {
        var id = (await PutAsync(1))[0];
        handle = (_, _) => throw new InvalidOperationException("no mail server");
        var waits = new List<double>();
        for (var attempt = 1; attempt <= 10; attempt++)
        {
            Assert.Equal(1, await Node().RelayOnceAsync());
            var message = await StoredAsync(id);
            Assert.Equal(attempt, message.Attempts);
            Assert.Equal("InvalidOperationException: no mail server", message.LastError);
            waits.Add((message.DueAt - Clock.Now).TotalSeconds);
            Assert.Equal(attempt == 10, message.GaveUpAt is not null);
            Clock.Now = message.DueAt;
        }
        Assert.Equal([30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600], waits);
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await Node().RelayOnceAsync());
        Assert.Null((await StoredAsync(id)).DoneAt);
    }

    [Fact]
    public async Task A_failed_handler_leaves_nothing_behind_and_holds_nobody_up()
    {
        var ids = await PutAsync(2);
        handle = async (message, db) =>
        {
            db.Add(new Notice { Id = message.Id, MessageId = message.Id, UserId = Guid.CreateVersion7(Clock.Now), At = Clock.Now, Kind = "Test", Link = "/" });
            await db.SaveChangesAsync();
            if (message.Id == ids[0])
            {
                throw new InvalidOperationException("after the write");
            }
        };
        Assert.Equal(2, await Node().RelayOnceAsync());
        await using var read = Database.NewDb();
        Assert.Equal([ids[1]], await read.Set<Notice>().Select(n => n.Id).ToListAsync());
        Assert.Equal([ids[1]], handled);
    }

    [Fact]
    public async Task A_kind_that_nobody_handles_is_kept_and_named()
    {
        var id = (await PutAsync(1, TimeSpan.Zero, "Unheard"))[0];
        await Node().RelayOnceAsync();
        Assert.Contains("Nobody handles messages of kind Unheard", (await StoredAsync(id)).LastError);
    }

    [Fact]
    public async Task A_message_delivered_twice_tells_each_person_once()
    {
        await Cases.InAsync(ConsultationState.Submitted);
        await RelayAsync();
        var told = await ReadAsync(db => db.Set<Notice>().CountAsync());
        Assert.True(told > 0);
        await Database.ScalarAsync("update outbox set done_at = null");
        await RelayAsync();
        Assert.Equal(told, await ReadAsync(db => db.Set<Notice>().CountAsync()));
    }
}
