//! Things worked on by several threads, their results handed over in the order of the things: nothing that is
//! written can depend on how many threads there were.

use std::num::NonZeroUsize;
use std::slice::Iter;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};

/// Results of one thing, mostly a file, that may wait for their turn: a matrix has thousands, each large.
const WAITING: usize = 32;
/// Things each thread may be ahead.
const AHEAD: usize = 4;

/// As many threads as the machine has processors.
pub fn default_jobs() -> NonZeroUsize {
    std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

/// Works on every thing. `work` gives the results of one of them one by one; `take` gets each, and `None` once the
/// thing is done.
pub fn each<I: Sync, T: Send>(
    items: &[I],
    jobs: NonZeroUsize,
    work: impl Fn(&I, &mut dyn FnMut(T)) + Sync,
    mut take: impl FnMut(Option<T>),
) {
    let (announce, turns) = sync_channel::<Receiver<T>>(jobs.get() * AHEAD);
    let queue = Mutex::new(Queue { items: items.iter(), announce: Some(announce) });
    std::thread::scope(|scope| {
        for _ in 0..jobs.get() {
            scope.spawn(|| {
                while let Some(Job { item, results }) = next(&queue) {
                    // Nobody listens any more where the other side has gone.
                    work(item, &mut |result| drop(results.send(result)));
                }
            });
        }
        for results in turns {
            results.iter().for_each(|result| take(Some(result)));
            take(None);
        }
    });
}

/// The things not begun, and where the results of those begun are announced in order.
struct Queue<'a, I, T> {
    items: Iter<'a, I>,
    announce: Option<SyncSender<Receiver<T>>>,
}

/// A thing to work on and where its results go.
struct Job<'a, I, T> {
    item: &'a I,
    results: SyncSender<T>,
}

/// The next thing. Without one nothing more will be announced, and whoever takes the results need not wait for it.
fn next<'a, I, T>(queue: &Mutex<Queue<'a, I, T>>) -> Option<Job<'a, I, T>> {
    let mut queue = queue.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(item) = queue.items.next() else {
        queue.announce = None;
        return None;
    };
    let (results, turn) = sync_channel(WAITING);
    queue.announce.as_ref()?.send(turn).ok()?;
    Some(Job { item, results })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn run(jobs: usize) -> Vec<Option<(usize, usize)>> {
        let items: Vec<usize> = (0..40).collect();
        let mut taken = Vec::new();
        let work = |index: &usize, give: &mut dyn FnMut((usize, usize))| {
            let index = *index;
            // The first one is the slowest, and has more results than may wait.
            std::thread::sleep(Duration::from_millis(if index == 0 { 30 } else { 0 }));
            (0..if index < 2 { 100 } else { index % 3 }).for_each(|n| give((index, n)));
        };
        each(&items, NonZeroUsize::new(jobs).unwrap(), work, |result| taken.push(result));
        taken
    }

    #[test]
    fn results_come_in_the_order_of_the_things() {
        let mut expected = Vec::new();
        for index in 0..40 {
            expected.extend((0..if index < 2 { 100 } else { index % 3 }).map(|n| Some((index, n))));
            expected.push(None);
        }
        for jobs in [1, 2, 7] {
            assert_eq!(run(jobs), expected, "{jobs} threads");
        }
    }
}
