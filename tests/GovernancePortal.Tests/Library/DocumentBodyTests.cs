using GovernancePortal.Core.Library.Documents;
using Xunit;

namespace GovernancePortal.Tests.Library;

public sealed class DocumentBodyTests
{
    [Fact]
    public void A_text_is_read_as_headings_paragraphs_and_tables()
    {
        var sections = DocumentBody.Parse("前書き\n■ 一\n文1\n文2\n\n文3\n項目｜内容\r\n甲 ｜ 乙｜\n■二");
        Assert.Equal([(0, ""), (1, "一"), (2, "二")], sections.Select(s => (s.Number, s.Heading)));
        Assert.Equal(["文1\n文2", "文3", null], sections[1].Blocks.Select(b => b.Text));
        Assert.Equal([["項目", "内容"], ["甲", "乙", ""]], sections[1].Blocks[2].Rows);
        Assert.Empty(sections[2].Blocks);
        Assert.Empty(DocumentBody.Parse(""));
    }

    [Fact]
    public void A_sheet_gets_every_line_and_row()
    {
        var lines = DocumentBody.Lines(DocumentBody.Parse("■ 一\n文\n甲｜乙\n■ 二")).ToList();
        Assert.Equal(["文", "甲", ""], lines.Select(l => l.Cell(0)));
        Assert.Equal("乙", lines[1].Cell(1));
        Assert.Null(lines[1].Cell(2));
    }
}
