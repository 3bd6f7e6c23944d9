using GovernancePortal.Core.Platform.Search;

namespace GovernancePortal.Core.Systems.Similar;

/// <summary>
/// Compares one question with all systems: name, purpose, users and product each give a likeness from 0 to 1, weighed by
/// what the question tells; the same kind of business adds a little. In longer texts a pair of characters counts the more
/// the fewer systems have it: what all say ("作業時間を減らす") makes none alike. Pure; two passes over the rows, so that
/// thousands cost some tens of milliseconds.
/// </summary>
public sealed class SimilarComparison
{
    private const double NameWeight = 0.5;
    private const double PurposeWeight = 0.25;
    private const double UsersWeight = 0.05;
    private const double ProductWeight = 0.2;
    private const double BusinessBonus = 0.05;
    private const double LeastScore = 0.18;
    /// <summary>Below it an aspect is chance: it neither counts nor is a reason.</summary>
    private const double LeastLikeness = 0.2;
    /// <summary>Product names end alike; less than this is another product.</summary>
    private const double LeastProduct = 0.7;
    /// <summary>A word that more than this part of the systems uses is no reason.</summary>
    private const double MostCommon = 0.2;
    private const int Few = 2;
    private const int MostWords = 3;

    private readonly SimilarQuestion question;
    private readonly IReadOnlyList<Row> rows;
    private readonly Asked name;
    private readonly Asked purpose;
    private readonly Asked users;
    private readonly Asked product;
    private readonly double weights;

    public SimilarComparison(SimilarQuestion question, IEnumerable<ComparedSystem> systems)
    {
        this.question = question;
        rows = [.. systems.Where(s => s.Id != question.Except).Select(s => new Row(s))];
        name = new Asked(string.IsNullOrWhiteSpace(question.Name) ? "" : Likeness.Core(question.Name), rows, r => r.TextPairs);
        purpose = new Asked(SearchWords.Fold(question.Purpose), rows, r => r.TextPairs);
        users = new Asked(SearchWords.Fold(question.Users), rows, r => r.UserPairs);
        product = new Asked(SearchWords.Fold(question.Product), rows, _ => []);
        weights = (name.IsGiven ? NameWeight : 0) + (purpose.IsGiven ? PurposeWeight : 0) + (users.IsGiven ? UsersWeight : 0) + (product.IsGiven ? ProductWeight : 0);
    }

    /// <summary>The nearest systems with score and reasons, at most <paramref name="most"/>.</summary>
    public IReadOnlyList<SimilarSystem> Nearest(int most) => weights == 0 ? []
        : [.. rows.Select(With).OfType<SimilarSystem>().OrderByDescending(s => s.Score).ThenBy(s => s.Code, StringComparer.Ordinal).Take(most)];

    private SimilarSystem? With(Row row)
    {
        var other = row.System;
        var (byName, byProduct, byUsers) = (Counted(ByName(other)), ByProduct(other), Counted(users.Within(row.UserPairs)));
        // Without a purpose the name is looked for in what the row says.
        var asked = purpose.IsGiven ? purpose : name;
        var byText = Counted(asked.Within(row.TextPairs));
        var score = Math.Min(1, ((byName * NameWeight) + (byText * PurposeWeight) + (byUsers * UsersWeight) + (byProduct * ProductWeight)) / weights);
        // A shared product alone is worth knowing, whatever the name: it may be bought together.
        score = byProduct >= 1 ? Math.Max(score, 0.5 + (score / 2)) : score;
        if (score < LeastScore)
        {
            return null;
        }
        var reasons = new List<SimilarReason>();
        if (byName > 0)
        {
            Add(SimilarAspect.Name, Likeness.Common(name.Text, row.Names, MostWords));
        }
        if (byProduct > 0)
        {
            Add(SimilarAspect.Product, [other.ProductName!]);
        }
        if (byText > 0)
        {
            Add(SimilarAspect.Purpose, asked.Telling(Likeness.Common(asked.Text, row.Text, MostWords * 3), MostWords));
        }
        if (byUsers > 0)
        {
            Add(SimilarAspect.Users, users.Telling(Likeness.Common(users.Text, SearchWords.Fold(other.UsingSections), MostWords), MostWords));
        }
        if (reasons.Count == 0)
        {
            return null;
        }
        if (question.BusinessKind is not null && question.BusinessKind == other.BusinessKind)
        {
            Add(SimilarAspect.Business, [other.BusinessKind]);
            score = Math.Min(1, score + BusinessBonus);
        }
        return new SimilarSystem(other.Id, other.Code, other.Name, other.Summary, other.Lifecycle, other.OwnerSectionId, other.SectionName, other.ProductName, other.ContractTo, score, reasons);

        void Add(SimilarAspect aspect, IReadOnlyList<string> words)
        {
            if (words.Count > 0)
            {
                reasons.Add(new SimilarReason(aspect, words));
            }
        }
    }

    private static double Counted(double likeness) => likeness < LeastLikeness ? 0 : likeness;

    // Old and short names count as much as the present one.
    private double ByName(ComparedSystem other) => !name.IsGiven ? 0
        : new[] { other.Name, other.ShortName, other.FormerName }.Where(n => !string.IsNullOrEmpty(n)).Select(Likeness.Core).Max(core => core == name.Text ? 1 : Likeness.Of(name.Pairs, Likeness.Pairs(core)));

    private double ByProduct(ComparedSystem other)
    {
        if (!product.IsGiven || string.IsNullOrWhiteSpace(other.ProductName))
        {
            return 0;
        }
        var folded = SearchWords.Fold(other.ProductName);
        var likeness = DuplicateGroups.ProductKey(folded) == DuplicateGroups.ProductKey(product.Text) ? 1 : Likeness.Of(product.Pairs, Likeness.Pairs(folded));
        return likeness < LeastProduct ? 0 : likeness;
    }

    private sealed class Row(ComparedSystem system)
    {
        public ComparedSystem System => system;
        public string Names { get; } = SearchWords.Fold($"{system.Name} {system.ShortName} {system.FormerName}");
        public string Text { get; } = SearchWords.Fold($"{system.Name} {system.Summary} {system.Purpose}");
        public int[] TextPairs => field ??= Likeness.Pairs(Text);
        public int[] UserPairs => field ??= Likeness.Pairs(SearchWords.Fold(system.UsingSections));
    }

    // A text of the question with how much each of its pairs tells among the rows.
    private sealed class Asked
    {
        private readonly Dictionary<int, int> users = [];
        private readonly double most;
        private readonly double[] weights;
        private readonly double whole;

        public Asked(string text, IReadOnlyList<Row> rows, Func<Row, int[]> pairsOf)
        {
            (Text, Pairs) = (text, Likeness.Pairs(text));
            var counts = new int[Pairs.Length];
            foreach (var row in Pairs.Length == 0 ? [] : rows)
            {
                foreach (var pair in pairsOf(row))
                {
                    var at = Array.BinarySearch(Pairs, pair);
                    counts[at >= 0 ? at : 0] += at >= 0 ? 1 : 0;
                }
            }
            weights = [.. counts.Select(count => Math.Log((rows.Count + 1d) / (count + 0.5)) + 0.01)];
            whole = weights.Sum();
            most = Math.Max(Few, rows.Count * MostCommon);
            for (var i = 0; i < Pairs.Length; i++)
            {
                users[Pairs[i]] = counts[i];
            }
        }

        public string Text { get; }
        public int[] Pairs { get; }
        public bool IsGiven => Text.Length > 0;

        /// <summary>How much of what the text tells stands in the other, by weight.</summary>
        public double Within(int[] other)
        {
            var (i, j, shared) = (0, 0, 0d);
            while (i < Pairs.Length && j < other.Length)
            {
                var order = Pairs[i].CompareTo(other[j]);
                shared += order == 0 ? weights[i] : 0;
                i += order <= 0 ? 1 : 0;
                j += order >= 0 ? 1 : 0;
            }
            return whole == 0 ? 0 : shared / whole;
        }

        /// <summary>Those of the words that not everybody uses.</summary>
        public IReadOnlyList<string> Telling(IReadOnlyList<string> words, int most) =>
            [.. words.Where(w => Likeness.Pairs(w) is { Length: > 0 } pairs && pairs.Min(p => users.GetValueOrDefault(p)) <= most).Take(most)];
    }
}
