using System.Globalization;
using GovernancePortal.Core.Systems;

namespace GovernancePortal.Web.Pages.Systems;

/// <summary>Where a neighbour is drawn; X and Y are the middle of its box.</summary>
public sealed record MapNode(Neighbour System, int X, int Y, string Line, bool Sends, bool Receives);

/// <summary>
/// The map of a system's neighbours: itself in the middle, the others on an ellipse around it, a line for each; what does
/// not fit stands in the table beside it.
/// </summary>
public sealed record NeighbourMap(string Name, IReadOnlyList<MapNode> Nodes, int Left)
{
    public const int Width = 680;
    public const int Height = 320;
    public const int BoxWidth = 132;
    public const int BoxHeight = 32;
    private const int Most = 12;
    private const int Letters = 10;

    public static int MiddleX => Width / 2;
    public static int MiddleY => Height / 2;

    public static NeighbourMap Of(string name, IReadOnlyList<Neighbour> neighbours)
    {
        var systems = neighbours.GroupBy(n => n.Id).ToList();
        var shown = systems.Take(Most).ToList();
        return new NeighbourMap(name, [.. shown.Select((links, n) => Place(links.ToList(), n, shown.Count))], systems.Count - shown.Count);
    }

    /// <summary>A name as it fits into its box; the whole one is the box's title.</summary>
    public static string Short(string name) => new StringInfo(name) is { LengthInTextElements: > Letters } long_ ? long_.SubstringByTextElements(0, Letters - 1) + "…" : name;

    private static MapNode Place(List<Neighbour> links, int number, int of)
    {
        var angle = (Math.PI * 2 * number / of) - (Math.PI / 2) + (of == 2 ? Math.PI / 2 : 0);
        var x = MiddleX + (int)Math.Round(Math.Cos(angle) * (MiddleX - (BoxWidth / 2) - 4));
        var y = MiddleY + (int)Math.Round(Math.Sin(angle) * (MiddleY - (BoxHeight / 2) - 4));
        // Seen from the system in the middle: a link that the other side keeps is turned round.
        var sends = links.Any(l => l.Direction == "Both" || l.Direction == (l.Outgoing ? "Send" : "Receive"));
        var receives = links.Any(l => l.Direction == "Both" || l.Direction == (l.Outgoing ? "Receive" : "Send"));
        var line = links.Select(l => l.Method).FirstOrDefault(m => m is not null) switch { "Api" => "api", "Database" => "database", "Manual" => "manual", _ => "file" };
        return new MapNode(links[0], x, y, line, sends, receives);
    }
}
