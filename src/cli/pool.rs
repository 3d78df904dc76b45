//! Files worked on by several threads, their results handed over in the order of the files: nothing that is
//! written can depend on how many threads there were.

use std::iter::Enumerate;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::slice::Iter;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};

/// Results of one file that may wait for their turn: a matrix has thousands, each large.
const WAITING: usize = 32;
/// Files each thread may be ahead.
const AHEAD: usize = 4;

/// As many threads as the machine has processors.
pub(super) fn default_jobs() -> NonZeroUsize {
    std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

/// Works on every file. `work` gives the results of one file one by one; `take` gets the number of
/// the file with each, and `None` once the file is done.
pub(super) fn each<T: Send>(
    files: &[PathBuf],
    jobs: NonZeroUsize,
    work: impl Fn(usize, &Path, &mut dyn FnMut(T)) + Sync,
    mut take: impl FnMut(usize, Option<T>),
) {
    let (announce, turns) = sync_channel::<Receiver<T>>(jobs.get() * AHEAD);
    let queue = Mutex::new(Queue { files: files.iter().enumerate(), announce: Some(announce) });
    std::thread::scope(|scope| {
        for _ in 0..jobs.get() {
            scope.spawn(|| {
                while let Some(Job { index, path, results }) = next(&queue) {
                    // Nobody listens any more where the other side has gone.
                    work(index, path, &mut |result| drop(results.send(result)));
                }
            });
        }
        for (index, results) in turns.iter().enumerate() {
            results.iter().for_each(|result| take(index, Some(result)));
            take(index, None);
        }
    });
}

/// The files not begun, and where the results of those begun are announced in order.
struct Queue<'a, T> {
    files: Enumerate<Iter<'a, PathBuf>>,
    announce: Option<SyncSender<Receiver<T>>>,
}

/// A file to work on and where its results go.
struct Job<'a, T> {
    index: usize,
    path: &'a Path,
    results: SyncSender<T>,
}

/// The next file. Without one nothing more will be announced, and whoever takes the results need not wait for it.
fn next<'a, T>(queue: &Mutex<Queue<'a, T>>) -> Option<Job<'a, T>> {
    let mut queue = queue.lock().unwrap_or_else(PoisonError::into_inner);
    let Some((index, path)) = queue.files.next() else {
        queue.announce = None;
        return None;
    };
    let (results, turn) = sync_channel(WAITING);
    queue.announce.as_ref()?.send(turn).ok()?;
    Some(Job { index, path, results })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn run(jobs: usize) -> Vec<(usize, Option<usize>)> {
        let files: Vec<PathBuf> = (0..40).map(|n| PathBuf::from(n.to_string())).collect();
        let mut taken = Vec::new();
        let work = |index: usize, _: &Path, give: &mut dyn FnMut(usize)| {
            // The first file is the slowest, and has more results than may wait.
            std::thread::sleep(Duration::from_millis(if index == 0 { 30 } else { 0 }));
            (0..if index < 2 { 100 } else { index % 3 }).for_each(&mut *give);
        };
        each(&files, NonZeroUsize::new(jobs).unwrap(), work, |index, result| taken.push((index, result)));
        taken
    }

    #[test]
    fn results_come_in_the_order_of_the_files() {
        let mut expected = Vec::new();
        for index in 0..40 {
            expected.extend((0..if index < 2 { 100 } else { index % 3 }).map(|n| (index, Some(n))));
            expected.push((index, None));
        }
        for jobs in [1, 2, 7] {
            assert_eq!(run(jobs), expected, "{jobs} threads");
        }
    }
}
