//! The container of Excel 97–2003: sectors in chains. Every chain is followed no further than there are sectors.

/// Sectors of a container.
struct Container<'b> {
    bytes: &'b [u8],
    sector: usize,
    next: Vec<u32>,
}

/// Sizes: of an entry of the directory, of a small sector, and from which on a stream has whole ones.
const ENTRY: usize = 128;
const SMALL: usize = 64;
const CUTOFF: usize = 4096;
/// Numbers from here on are no sectors.
const NO_SECTOR: u32 = 0xffff_fffa;
const CHAIN_END: u32 = 0xffff_fffe;

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes)
}

fn longs(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks::<4>().0.iter().map(|b| u32::from_le_bytes(*b))
}

/// The stream of records of a workbook.
pub(super) fn workbook(bytes: &[u8]) -> Option<Vec<u8>> {
    let container = Container::open(bytes)?;
    let directory = container.chain(long(bytes, 48)?)?;
    let entries: Vec<&[u8]> = directory.chunks_exact(ENTRY).collect();
    let named = |name: &str| entries.iter().find(|e| entry_name(e).eq_ignore_ascii_case(name)).copied();
    let entry = named("Workbook").or_else(|| named("Book"))?;
    let (start, size) = (long(entry, 116)?, long(entry, 120)? as usize);
    let mut stream = if size < CUTOFF { container.small(entries.first()?, start, size)? } else { container.chain(start)? };
    stream.truncate(size);
    Some(stream)
}

fn entry_name(entry: &[u8]) -> String {
    let letters = entry[..64].as_chunks::<2>().0.iter().map(|b| u16::from_le_bytes(*b)).take_while(|c| *c != 0);
    char::decode_utf16(letters).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

impl<'b> Container<'b> {
    fn open(bytes: &'b [u8]) -> Option<Self> {
        let sector = match bytes.get(30..32)? {
            [9, 0] => 512,
            [12, 0] => 4096,
            _ => return None,
        };
        let mut container = Self { bytes, sector, next: Vec::new() };
        let mut tables: Vec<u32> = longs(bytes.get(76..512)?).collect();
        let mut more = long(bytes, 68)?;
        for _ in 0..container.count() {
            if more >= NO_SECTOR {
                break;
            }
            tables.extend(longs(container.sector(more)?));
            more = tables.pop()?;
        }
        for table in tables.into_iter().filter(|t| *t < NO_SECTOR).take(container.count()) {
            let piece: Vec<u32> = longs(container.sector(table)?).collect();
            container.next.extend(piece);
        }
        Some(container)
    }

    fn count(&self) -> usize {
        self.bytes.len() / self.sector + 1
    }

    /// A sector; the last one may be cut off.
    fn sector(&self, number: u32) -> Option<&'b [u8]> {
        let start = (number as usize + 1).checked_mul(self.sector)?;
        self.bytes.get(start..self.bytes.len().min(start + self.sector))
    }

    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let (mut number, mut content) = (start, Vec::new());
        for _ in 0..self.count() {
            if number == CHAIN_END {
                break;
            }
            content.extend_from_slice(self.sector(number)?);
            number = *self.next.get(number as usize)?;
        }
        Some(content)
    }

    /// A stream of small sectors, which lie in the stream of the root.
    fn small(&self, root: &[u8], start: u32, size: usize) -> Option<Vec<u8>> {
        let sectors = self.chain(long(root, 116)?)?;
        let next: Vec<u32> = longs(&self.chain(long(self.bytes, 60)?)?).collect();
        let (mut number, mut content) = (start, Vec::new());
        while content.len() < size && number != CHAIN_END {
            let from = (number as usize).checked_mul(SMALL)?;
            content.extend_from_slice(sectors.get(from..sectors.len().min(from + SMALL))?);
            number = *next.get(number as usize)?;
        }
        Some(content)
    }
}

/// A new container around a stream, in sectors of 4096 bytes: the directory, the stream, the table of chains.
pub(super) fn around(stream: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 4096;
    let count = stream.len().div_ceil(SECTOR).max(1);
    let tables = (1 + count).div_ceil(SECTOR / 4 - 1);
    let mut head = vec![0; SECTOR];
    head[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    head[24..34].copy_from_slice(&[0x3e, 0, 4, 0, 0xfe, 0xff, 12, 0, 6, 0]);
    let mut put = |at: usize, value: u32| head[at..at + 4].copy_from_slice(&value.to_le_bytes());
    put(44, tables as u32);
    put(56, CUTOFF as u32);
    put(60, CHAIN_END);
    put(68, CHAIN_END);
    (0..109).for_each(|i| put(76 + 4 * i, if i < tables { (1 + count + i) as u32 } else { u32::MAX }));
    let mut directory = [entry("Root Entry", 5, 0, 0), entry("Workbook", 2, 1, stream.len().max(CUTOFF))].concat();
    directory.resize(SECTOR, 0);
    let ends = |i: usize| i == 0 || i == count;
    let mut chains: Vec<u8> = (0..=count).flat_map(|i| if ends(i) { CHAIN_END } else { i as u32 + 1 }.to_le_bytes()).collect();
    chains.resize(tables * SECTOR, 0xff);
    let mut content = stream.to_vec();
    content.resize(count * SECTOR, 0);
    [head, directory, content, chains].concat()
}

fn entry(name: &str, kind: u8, start: u32, size: usize) -> Vec<u8> {
    let mut entry = vec![0; ENTRY];
    let letters: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    entry[..letters.len()].copy_from_slice(&letters);
    entry[64] = letters.len() as u8 + 2;
    entry[66] = kind;
    entry[116..120].copy_from_slice(&start.to_le_bytes());
    entry[120..124].copy_from_slice(&(size as u32).to_le_bytes());
    entry
}
