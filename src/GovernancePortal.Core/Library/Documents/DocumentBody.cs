namespace GovernancePortal.Core.Library.Documents;

/// <summary>A paragraph, or a table whose first row is its head.</summary>
public sealed record BodyBlock(string? Text, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    public bool IsTable => Text is null;
}

/// <param name="Number">From 1; 0 for what stands before the first heading.</param>
public sealed record BodySection(int Number, string Heading, IReadOnlyList<BodyBlock> Blocks);

/// <summary>
/// The text of a version, written so that anybody can write it and a text file holds it whole: a line that begins with ■
/// is a heading, lines with ｜ are the rows of a table, everything else is text; an empty line ends a paragraph.
/// </summary>
public static class DocumentBody
{
    public const char Heading = '■';
    public const char Bar = '｜';

    public static IReadOnlyList<BodySection> Parse(string body)
    {
        var sections = new List<BodySection>();
        var (heading, number, blocks) = ("", 0, new List<BodyBlock>());
        var (words, rows) = (new List<string>(), new List<IReadOnlyList<string>>());
        foreach (var line in body.Split('\n').Select(l => l.Trim()))
        {
            if (line.StartsWith(Heading))
            {
                EndSection();
                (heading, number, blocks) = (line.TrimStart(Heading).Trim(), number + 1, []);
            }
            else if (line.Contains(Bar))
            {
                EndWords();
                rows.Add([.. line.Split(Bar).Select(cell => cell.Trim())]);
            }
            else if (line.Length == 0)
            {
                EndBlocks();
            }
            else
            {
                EndRows();
                words.Add(line);
            }
        }
        EndSection();
        return sections;

        void EndWords()
        {
            if (words.Count > 0)
            {
                blocks.Add(new BodyBlock(string.Join('\n', words), []));
                words = [];
            }
        }

        void EndRows()
        {
            if (rows.Count > 0)
            {
                blocks.Add(new BodyBlock(null, rows));
                rows = [];
            }
        }

        void EndBlocks()
        {
            EndWords();
            EndRows();
        }

        void EndSection()
        {
            EndBlocks();
            if (number > 0 || blocks.Count > 0)
            {
                sections.Add(new BodySection(number, heading, blocks));
            }
        }
    }

    /// <summary>The words of a section without its heading, as they were written.</summary>
    public static string TextOf(BodySection section) => string.Join('\n', section.Blocks.SelectMany(b => b.Text is { } text ? [text] : b.Rows.Select(row => string.Join(Bar, row))));

    /// <summary>Line by line, as a sheet takes it: number and heading, then up to four cells.</summary>
    public static IEnumerable<BodyLine> Lines(IEnumerable<BodySection> sections, string part = "")
    {
        foreach (var section in sections)
        {
            foreach (var block in section.Blocks.DefaultIfEmpty(new BodyBlock("", [])))
            {
                if (block.Text is { } text)
                {
                    yield return new BodyLine(part, section.Number, section.Heading, [text]);
                }
                foreach (var row in block.Rows)
                {
                    yield return new BodyLine(part, section.Number, section.Heading, row);
                }
            }
        }
    }
}

/// <param name="Part">The title of the document, where several stand in one sheet.</param>
public sealed record BodyLine(string Part, int Number, string Heading, IReadOnlyList<string> Cells)
{
    public string? Cell(int at) => at < Cells.Count ? Cells[at] : null;
}
