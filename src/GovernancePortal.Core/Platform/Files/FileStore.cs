using System.Globalization;
using System.Security.Cryptography;

namespace GovernancePortal.Core.Platform.Files;

/// <summary>What was written: length in bytes and the SHA-256 in lower-case hexadecimal.</summary>
public sealed record StoredBytes(long Size, string Sha256);

/// <summary>
/// The bytes of uploaded files, one file per id under root/xx/id, where xx are the last two digits of the id. They are
/// written before the row that names them: a crash between the two leaves an orphan for <see cref="OrphanSweep"/>,
/// never a row without bytes.
/// </summary>
public sealed class FileStore(string root)
{
    private const string PartEnding = ".part";
    private const int BufferLength = 128 * 1024;

    /// <summary>Writes beside the final name, flushes to disk and renames, so that a file under its name is whole.</summary>
    public async Task<StoredBytes> PutAsync(Guid id, Stream content, CancellationToken ct = default)
    {
        var path = PathOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var part = path + PartEnding;
        try
        {
            var stored = await WriteAsync(part, content, ct);
            File.Move(part, path, overwrite: false);
            return stored;
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    /// <summary>Throws <see cref="NotFound"/> when the bytes are gone.</summary>
    public Stream OpenRead(Guid id)
    {
        try
        {
            return new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferLength, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new NotFound($"The bytes of file {id}.");
        }
    }

    public bool Exists(Guid id) => File.Exists(PathOf(id));

    public void Delete(Guid id)
    {
        if (Exists(id))
        {
            File.Delete(PathOf(id));
        }
    }

    /// <summary>Every file written before the moment, and unfinished parts, which have no id.</summary>
    internal IEnumerable<(string Path, Guid? Id)> WrittenBefore(DateTimeOffset moment)
    {
        if (!Directory.Exists(root))
        {
            yield break;
        }
        foreach (var path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetFileName(path);
            var isPart = name.EndsWith(PartEnding, StringComparison.Ordinal);
            if (!Guid.TryParseExact(isPart ? name[..^PartEnding.Length] : name, "N", out var id) || File.GetLastWriteTimeUtc(path) >= moment.UtcDateTime)
            {
                continue;
            }
            yield return (path, isPart ? null : id);
        }
    }

    private string PathOf(Guid id)
    {
        var name = id.ToString("N", CultureInfo.InvariantCulture);
        return Path.Combine(root, name[^2..], name);
    }

    private static async Task<StoredBytes> WriteAsync(string part, Stream content, CancellationToken ct)
    {
        await using var target = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, BufferLength, FileOptions.Asynchronous);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferLength];
        long size = 0;
        for (var count = await content.ReadAsync(buffer, ct); count > 0; count = await content.ReadAsync(buffer, ct))
        {
            hash.AppendData(buffer, 0, count);
            await target.WriteAsync(buffer.AsMemory(0, count), ct);
            size += count;
        }
        await target.FlushAsync(ct);
        target.Flush(flushToDisk: true);
        return new StoredBytes(size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
