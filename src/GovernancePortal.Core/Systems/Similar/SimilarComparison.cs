using GovernancePortal.Core.Platform.Search;

namespace GovernancePortal.Core.Systems.Similar;

/// <summary>
/// Compares one question with many systems: name, purpose, users and product each give a likeness from 0 to 1, weighed
/// by what the question tells; the same kind of business adds a little. Pure, one pass, so that thousands of rows cost
/// some milliseconds.
/// </summary>
public sealed class SimilarComparison
{
    private const double NameWeight = 0.5;
    private const double PurposeWeight = 0.25;
    private const double UsersWeight = 0.05;
    private const double ProductWeight = 0.2;
    private const double BusinessBonus = 0.05;
    private const double LeastScore = 0.18;
    /// <summary>Below it an aspect is chance and is no reason.</summary>
    private const double LeastLikeness = 0.2;
    private const double ContainedPart = 0.6;
    private const int MostWords = 3;

    private readonly SimilarQuestion question;
    private readonly string name;
    private readonly string purpose;
    private readonly string users;
    private readonly string product;
    private readonly int[] namePairs;
    private readonly int[] purposePairs;
    private readonly int[] usersPairs;
    private readonly int[] productPairs;
    private readonly double weights;

    public SimilarComparison(SimilarQuestion question)
    {
        this.question = question;
        name = string.IsNullOrWhiteSpace(question.Name) ? "" : Likeness.Core(question.Name);
        (purpose, users, product) = (SearchWords.Fold(question.Purpose), SearchWords.Fold(question.Users), SearchWords.Fold(question.Product));
        (namePairs, purposePairs, usersPairs, productPairs) = (Likeness.Pairs(name), Likeness.Pairs(purpose), Likeness.Pairs(users), Likeness.Pairs(product));
        weights = (name.Length > 0 ? NameWeight : 0) + (purposePairs.Length > 0 ? PurposeWeight : 0) + (usersPairs.Length > 0 ? UsersWeight : 0) + (productPairs.Length > 0 ? ProductWeight : 0);
    }

    /// <summary>The system with its score and reasons; null when it is not alike.</summary>
    public SimilarSystem? With(ComparedSystem other)
    {
        if (weights == 0 || other.Id == question.Except)
        {
            return null;
        }
        var text = SearchWords.Fold($"{other.Name} {other.Summary} {other.Purpose}");
        var (byName, byPurpose, byProduct, byUsers) = (ByName(other), ByPurpose(text), ByProduct(other), usersPairs.Length == 0 ? 0 : Likeness.Within(usersPairs, Likeness.Pairs(SearchWords.Fold(other.UsingSections))));
        var sameBusiness = question.BusinessKind is not null && question.BusinessKind == other.BusinessKind;
        var score = Math.Min(1, ((byName * NameWeight) + (byPurpose * PurposeWeight) + (byUsers * UsersWeight) + (byProduct * ProductWeight)) / weights);
        // A shared product alone is worth knowing, whatever the name: it may be bought together.
        score = Math.Max(score, byProduct >= 1 ? 0.5 + (score / 2) : 0);
        if (score < LeastScore)
        {
            return null;
        }
        var reasons = new List<SimilarReason>();
        Add(SimilarAspect.Name, byName, () => Likeness.Common(name, SearchWords.Fold($"{other.Name} {other.ShortName} {other.FormerName}"), MostWords));
        Add(SimilarAspect.Product, byProduct, () => [other.ProductName!]);
        Add(SimilarAspect.Purpose, byPurpose, () => Likeness.Common(purpose.Length > 0 ? purpose : name, text, MostWords));
        Add(SimilarAspect.Users, byUsers, () => Likeness.Common(users, SearchWords.Fold(other.UsingSections), MostWords));
        if (sameBusiness)
        {
            reasons.Add(new SimilarReason(SimilarAspect.Business, [other.BusinessKind!]));
            score = Math.Min(1, score + BusinessBonus);
        }
        return reasons.Count == 0 ? null
            : new SimilarSystem(other.Id, other.Code, other.Name, other.Summary, other.Lifecycle, other.OwnerSectionId, other.SectionName, other.ProductName, other.ContractTo, score, reasons);

        void Add(SimilarAspect aspect, double likeness, Func<IReadOnlyList<string>> words)
        {
            if (likeness >= LeastLikeness && words() is { Count: > 0 } shared)
            {
                reasons.Add(new SimilarReason(aspect, shared));
            }
        }
    }

    // Old and short names count as much as the present one.
    private double ByName(ComparedSystem other) => name.Length == 0 ? 0
        : new[] { other.Name, other.ShortName, other.FormerName }.Where(n => !string.IsNullOrEmpty(n)).Max(n => LikenessOfNames(Likeness.Core(n)));

    private double LikenessOfNames(string other) => other == name ? 1
        : Likeness.Of(namePairs, Likeness.Pairs(other));

    // Without a purpose the name is looked for in what the row says.
    private double ByPurpose(string text)
    {
        var (pairs, asked) = (Likeness.Pairs(text), purposePairs.Length > 0 ? purposePairs : namePairs);
        // A short purpose that stands whole in a long one is alike too, but says less.
        return Math.Max(purposePairs.Length > 0 ? Likeness.Of(asked, pairs) : 0, Likeness.Within(asked, pairs) * ContainedPart);
    }

    private double ByProduct(ComparedSystem other)
    {
        if (productPairs.Length == 0 || string.IsNullOrWhiteSpace(other.ProductName))
        {
            return 0;
        }
        var folded = SearchWords.Fold(other.ProductName);
        return folded == product ? 1 : Likeness.Of(productPairs, Likeness.Pairs(folded));
    }
}
