"""One image of the recorded folder, as a power cut at this moment may leave it. disk.py says what may be."""

from disk import SECTOR, File, Folder, apply, extend, rename
from record import Kind


class Image:
    """Decides by `random`, and writes down what it decided in `notes`."""

    def __init__(self, disk, random):
        self.disk = disk
        self.random = random
        self.notes = []
        # Most cuts lose a little or keep nearly all; so that rare combinations come up too, each image has its own way.
        self.way = random.choice(["kept", "dropped", "journal", "mixed", "mixed", "mixed"])
        self.journal = random.randint(disk.journal, disk.moment)

    def write(self, path):
        self._write_folder(self.disk.top, path, "")

    def _write_folder(self, folder, path, shown):
        path.mkdir(parents=True, exist_ok=True)
        for name, target in self._names(folder, shown).items():
            if isinstance(target, Folder):
                self._write_folder(target, path / name, f"{shown}{name}/")
            elif target.is_index or name.endswith("-shm"):
                self._write_index(path / name)
            else:
                (path / name).write_bytes(self._content(target, f"{shown}{name}"))

    def _write_index(self, path):
        size = self.random.choice([None, 0, 32_768])
        if size is not None:
            path.write_bytes(self.random.randbytes(size))

    def _names(self, folder, shown):
        names = dict(folder.durable)
        for moment, changes in folder.pending:
            if self._keeps_name(moment):
                rename(names, changes)
                self.notes.append(f"{shown or './'}: kept {described(changes)}")
            else:
                self.notes.append(f"{shown or './'}: undone {described(changes)}")
        return names

    def _keeps_name(self, moment):
        match self.way:
            case "kept": return True
            case "dropped": return False
            case "journal": return moment < self.journal
        return self.random.random() < 0.5

    def _content(self, file, shown):
        if not file.pending:
            return file.durable
        way = self.way if self.way in ("kept", "dropped") else self.random.choice(
            ["kept", "dropped", "beginning", "beginning", "each", "each", "sectors"])
        on_disk, sizes = self._keep(file, way)
        if way != "kept" and self.random.random() < 0.4:
            self._resize(on_disk, self.random.choice(sizes), shown)
        self.notes.append(f"{shown}: {way} of {len(file.pending)} changes, {len(on_disk)} bytes")
        return on_disk

    def _keep(self, file, way):
        """What each sector holds, and the sizes that the file had."""
        on_disk, in_memory = bytearray(file.durable), bytearray(file.durable)
        sizes = [len(on_disk)]
        end = self.random.randint(0, len(file.pending)) if way == "beginning" else len(file.pending)
        likelihood = self.random.choice([0.1, 0.5, 0.9])
        for place, (_, call) in enumerate(file.pending):
            before = len(in_memory)
            apply(in_memory, call)
            match way:
                case "kept": kept = True
                case "dropped": kept = False
                case "beginning": kept = place < end or (place == end and None)
                case "each":
                    is_kept = self.random.random() < likelihood
                    kept = is_kept and self.random.choice([True, True, None])
                case _: kept = None
            if call.kind == Kind.WRITTEN:
                self._keep_write(on_disk, in_memory, call, kept)
            elif len(in_memory) < before and not (kept or kept is None and self.random.random() < 0.5):
                # Not cut yet: what came after lies where the old file does not look.
                break
            elif kept is not False:
                apply(on_disk, call)
            sizes.append(len(in_memory))
        return on_disk, sizes

    def _keep_write(self, on_disk, in_memory, call, kept):
        """`kept`: None where each sector is kept or not by itself."""
        if kept is False:
            return
        first, last = call.first, call.first + len(call.bytes)
        if kept:
            first, last = first - first % SECTOR, last + -last % SECTOR
            put(on_disk, first, in_memory[first:last])
            return
        for sector in range(first - first % SECTOR, last, SECTOR):
            if self.random.random() < 0.5:
                put(on_disk, sector, in_memory[sector:sector + SECTOR])

    def _resize(self, on_disk, size, shown):
        if size < len(on_disk):
            del on_disk[size:]
            return
        filler = size - len(on_disk)
        match self.random.choice(["zeros", "old", "garbage"]):
            case "old" if on_disk:
                on_disk.extend((bytes(on_disk[:filler]) * (filler // max(1, len(on_disk[:filler])) + 1))[:filler])
            case "garbage": on_disk.extend(self.random.randbytes(filler))
            case _: extend(on_disk, size)


def put(content, offset, piece):
    extend(content, offset)
    content[offset:offset + len(piece)] = piece


def described(changes):
    return ", ".join(f"{name} {'removed' if target is None else 'given'}" for name, target in changes)
