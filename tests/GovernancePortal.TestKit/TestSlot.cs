using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace GovernancePortal.TestKit;

/// <summary>
/// What belongs to one test in the one shared host: its database, its clock and the commands it sent. It is put into an
/// AsyncLocal in the test's constructor and filled afterwards: a value assigned in InitializeAsync would not reach the test.
/// </summary>
public sealed class TestSlot
{
    private static readonly AsyncLocal<TestSlot?> Here = new();
    private static readonly ConcurrentDictionary<string, TestSlot> Open = new(StringComparer.Ordinal);
    private static int made;
    private string? connection;

    /// <summary>By which a browser's requests name their test.</summary>
    public string Name { get; } = Interlocked.Increment(ref made).ToString(System.Globalization.CultureInfo.InvariantCulture);

    internal static TestSlot? Named(string? name) => name is not null && Open.TryGetValue(name, out var slot) ? slot : null;

    internal void Publish() => Open[Name] = this;

    internal void Withdraw() => Open.TryRemove(Name, out _);

    public static TestSlot Current
    {
        get => Here.Value ?? throw new InvalidOperationException("No test owns this flow of execution: derive the test class from PortalTest.");
        set => Here.Value = value;
    }

    internal static TestSlot? CurrentOrNone => Here.Value;

    /// <summary>Of the portal's own role.</summary>
    public string Connection
    {
        get => connection ?? throw new InvalidOperationException("The test's database is not there yet: use it from InitializeAsync on.");
        set => connection = value;
    }

    public TestClock Clock { get; } = new();

    public CommandLog Commands { get; } = new();
}

/// <summary>The clock of one test: stands still until the test moves it.</summary>
public sealed class TestClock : TimeProvider
{
    /// <summary>1 September 2026, 10:00 in the office: inside the filing window of the initial budget of 令和9年度.</summary>
    public static readonly DateTimeOffset Default = new(2026, 9, 1, 10, 0, 0, TimeSpan.FromHours(9));

    public DateTimeOffset Now { get; set; } = Default;

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();

    public void Advance(TimeSpan by) => Now += by;

    /// <summary>Ten in the morning of that day in the office.</summary>
    public void Go(int year, int month, int day) => Now = new DateTimeOffset(year, month, day, 10, 0, 0, TimeSpan.FromHours(9));
}

/// <summary>The host's clock: that of the test in whose flow it is asked.</summary>
internal sealed class SlotClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => TestSlot.CurrentOrNone?.Clock.GetUtcNow() ?? TestClock.Default.ToUniversalTime();
}

/// <summary>SQL texts in the order they were sent, those of requests and those of services alike.</summary>
public sealed class CommandLog
{
    private ConcurrentQueue<string> texts = new();

    public IReadOnlyList<string> Texts => [.. texts];

    public int Count => texts.Count;

    public void Clear() => texts = new();

    /// <summary>What the action sent.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(Func<Task> action)
    {
        Clear();
        await action();
        return Texts;
    }

    internal void Add(string text) => texts.Enqueue(text);
}

internal sealed class CommandInterceptor : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        TestSlot.CurrentOrNone?.Commands.Add(command.CommandText);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        TestSlot.CurrentOrNone?.Commands.Add(command.CommandText);
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        TestSlot.CurrentOrNone?.Commands.Add(command.CommandText);
        return base.ScalarExecutingAsync(command, eventData, result, cancellationToken);
    }
}
