using System.Security.Cryptography;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using Xunit;

namespace GovernancePortal.Tests.Platform.Files;

public sealed class FileStoreTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 8, 20, 0, 0, 0, TimeSpan.Zero);
    private readonly string root = Path.Combine(Path.GetTempPath(), "governanceportal-files-" + Guid.CreateVersion7());

    public void Dispose()
    {
        if (Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public async Task Bytes_come_back_as_they_were_given_with_their_hash()
    {
        var store = new FileStore(root);
        var id = Guid.CreateVersion7(Now);
        var content = new byte[300_000];
        RandomNumberGenerator.Fill(content);

        var stored = await store.PutAsync(id, new MemoryStream(content));

        Assert.Equal(new StoredBytes(300_000, Convert.ToHexStringLower(SHA256.HashData(content))), stored);
        await using var read = store.OpenRead(id);
        using var copy = new MemoryStream();
        await read.CopyToAsync(copy);
        Assert.Equal(content, copy.ToArray());
        var name = id.ToString("N");
        Assert.True(File.Exists(Path.Combine(root, name[^2..], name)));
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing_under_its_name()
    {
        var store = new FileStore(root);
        var id = Guid.CreateVersion7(Now);
        await Assert.ThrowsAsync<IOException>(() => store.PutAsync(id, new BreakingStream()));
        Assert.False(store.Exists(id));
        Assert.Empty(Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_is_stored_is_never_written_over()
    {
        var store = new FileStore(root);
        var id = Guid.CreateVersion7(Now);
        await store.PutAsync(id, new MemoryStream([1]));
        await Assert.ThrowsAsync<IOException>(() => store.PutAsync(id, new MemoryStream([2])));
        await using var read = store.OpenRead(id);
        Assert.Equal(1, read.ReadByte());
    }

    [Fact]
    public async Task What_is_deleted_is_gone_and_deleting_twice_is_no_fault()
    {
        var store = new FileStore(root);
        var id = Guid.CreateVersion7(Now);
        await store.PutAsync(id, new MemoryStream([1]));
        store.Delete(id);
        store.Delete(id);
        Assert.Throws<NotFound>(() => store.OpenRead(id));
        Assert.Throws<NotFound>(() => new FileStore(Path.Combine(root, "nowhere")).OpenRead(id));
    }

    [Fact]
    public async Task Only_files_of_the_store_that_are_old_enough_are_candidates_of_the_sweep()
    {
        var store = new FileStore(root);
        var (old, young) = (Guid.CreateVersion7(Now), Guid.CreateVersion7(Now.AddSeconds(1)));
        await store.PutAsync(old, new MemoryStream([1]));
        await store.PutAsync(young, new MemoryStream([1]));
        foreach (var path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(path, path.EndsWith(old.ToString("N"), StringComparison.Ordinal) ? Now.UtcDateTime.AddHours(-25) : Now.UtcDateTime.AddHours(-23));
        }
        await File.WriteAllTextAsync(Path.Combine(root, "readme.txt"), "x");
        File.SetLastWriteTimeUtc(Path.Combine(root, "readme.txt"), Now.UtcDateTime.AddYears(-1));

        Assert.Equal([old], store.WrittenBefore(Now - OrphanSweep.Grace).Select(f => f.Id!.Value));
        Assert.Empty(new FileStore(Path.Combine(root, "nowhere")).WrittenBefore(Now));
    }

    private sealed class BreakingStream : MemoryStream
    {
        private int reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            reads++ == 0 ? new(buffer.Length) : throw new IOException("broken off");
    }
}
