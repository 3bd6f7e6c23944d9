using FsCheck;
using FsCheck.Fluent;
using GovernancePortal.Core.Platform.Search;
using GovernancePortal.Core.Platform.Text;
using Xunit;

namespace GovernancePortal.Tests.Search;

public sealed class SearchWordsTests
{
    private static readonly string[] Pieces = ["ｶ", "ﾞ", "ﾟ", "ガ", "Ａ", "b", "Z", " ", "\u3000", "\n", "道", "路", "𠮷", "葛", "\U000E0100", "ー", "０", "9", "、", "ﾊ", "ｳ"];

    [Fact]
    public void Folding_with_places_gives_the_folded_text_and_places_that_never_go_back()
    {
        var texts = from n in Gen.Choose(0, 14) from parts in Gen.Elements(Pieces).ListOf(n) select string.Concat(parts);
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var (folded, starts) = SearchWords.FoldWithPlaces(text);
            Assert.Equal(SearchWords.Fold(text), folded.Trim());
            Assert.Equal(folded.Length + 1, starts.Length);
            Assert.Equal(starts.Order(), starts);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("道路台帳", "ﾄﾞｳﾛ", false), InlineData("ドウロ台帳", "ﾄﾞｳﾛ", true), InlineData("ＧＩＳ基盤", "gis", true), InlineData("葛\U000E0100城", "葛城", true), InlineData("𠮷野", "𠮷野", true), InlineData("令和８年", "8年", true)]
    public void Width_case_and_the_shape_of_a_character_do_not_matter(string text, string typed, bool found)
    {
        var words = new SearchAsk(typed).Words;
        Assert.Equal(found, SearchWords.Find(text, words).Count > 0);
        // Whatever is found has every pair of the word: the index never hides a hit.
        Assert.True(!found || SearchWords.Bigrams(words[0]).All(SearchWords.Bigrams(SearchWords.Fold(text)).Contains));
    }

    [Fact]
    public void Every_text_that_holds_a_word_holds_its_pairs()
    {
        var pairs = from text in Gen.Elements(Pieces).NonEmptyListOf() from at in Gen.Choose(0, 20) from length in Gen.Choose(2, 6) select (SearchWords.Fold(string.Concat(text)), at, length);
        Prop.ForAll(pairs.ToArbitrary(), x =>
        {
            var (text, at, length) = x;
            var word = at < text.Length ? text.Substring(at, Math.Min(length, text.Length - at)) : "";
            if (word.Length > 0 && !char.IsLowSurrogate(word[0]) && !char.IsHighSurrogate(word[^1]))
            {
                Assert.Superset(SearchWords.Bigrams(word).ToHashSet(), SearchWords.Bigrams(text).ToHashSet());
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Hits_are_spans_of_the_text_as_written()
    {
        const string text = "県のｶﾞｽ検知とガス配管";
        Assert.Equal(["ｶﾞｽ", "ガス"], SearchWords.Find(text, ["ガス"]).Select(s => text.Substring(s.Start, s.Length)));
        Assert.Equal(["検知と"], SearchWords.Find(text, ["検知", "知と"]).Select(s => text.Substring(s.Start, s.Length)));
        Assert.Empty(SearchWords.Find("", ["検知"]));
    }

    [Theory]
    [InlineData("税", true), InlineData("税 県", true), InlineData("税務", false), InlineData("税務 県", false), InlineData("", false), InlineData("𠮷", true), InlineData("　税　", true), InlineData("ｶﾞ", true)]
    public void One_character_is_too_little_to_search_by(string typed, bool tooShort) => Assert.Equal(tooShort, new SearchAsk(typed).IsTooShort);

    [Fact]
    public void Folding_is_what_other_searches_of_the_portal_do() => Assert.Equal(CharacterWidth.SearchKey("Ａｂ　ｶﾞ"), SearchWords.Fold("Ａｂ　ｶﾞ"));
}
