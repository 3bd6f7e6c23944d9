using System.Globalization;

namespace GovernancePortal.Bench;

/// <summary>What a run does; every number is the same from run to run.</summary>
public sealed record BenchOptions
{
    public const string Usage = """
        make bench [QUICK=1] [BENCH="options"]
          --quick      the small data set alone, few requests; writes no document
          --keep       keeps the database server's data in .local/bench for the next run with --keep
          --only NAME  one case (list, deep, filter, case, home, act, systems, karte, season, queue, search2, search4)
          --explain    writes the statements of one request of each case to .local/bench/statements.txt
          --rounds N   rounds of each load (default 3)
          --port N     first of four ports (default 5330)
        """;

    /// <summary>Spreads the copies over sections and makes their ids.</summary>
    public int Seed { get; init; } = 20260401;
    public IReadOnlyList<int> Sizes { get; init; } = [2_000, 100_000];
    public int Rounds { get; init; } = 3;
    /// <summary>Requests of one round by number of clients.</summary>
    public IReadOnlyList<(int Clients, int Requests)> Loads { get; init; } = [(1, 120), (8, 320)];
    public int WarmUp { get; init; } = 600;
    public bool Quick { get; init; }
    public bool Keep { get; init; }
    public bool Explain { get; init; }
    public string? Only { get; init; }
    public int Port { get; init; } = 5330;

    public static BenchOptions? Read(string[] args)
    {
        var options = new BenchOptions();
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i])
            {
                case "--quick":
                    options = options with { Quick = true, Sizes = [2_000], Rounds = 1, Loads = [(1, 60), (8, 120)], WarmUp = 400 };
                    break;
                case "--keep":
                    options = options with { Keep = true };
                    break;
                case "--explain":
                    options = options with { Explain = true };
                    break;
                case "--only" when value is not null:
                    options = options with { Only = value };
                    i++;
                    break;
                case "--rounds" when int.TryParse(value, CultureInfo.InvariantCulture, out var rounds):
                    options = options with { Rounds = rounds };
                    i++;
                    break;
                case "--port" when int.TryParse(value, CultureInfo.InvariantCulture, out var port):
                    options = options with { Port = port };
                    i++;
                    break;
                default:
                    return null;
            }
        }
        return options;
    }
}
