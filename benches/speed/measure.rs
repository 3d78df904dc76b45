//! Clocks and scales: the time of a piece of work, and the processor time and memory of a child.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Runs two pieces of work in turn, so that a busy machine slows both alike: the median time of each.
pub fn in_turn(rounds: usize, mut bare: impl FnMut(), mut ours: impl FnMut()) -> (Duration, Duration) {
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        first.push(timed(&mut bare));
        second.push(timed(&mut ours));
    }
    (median(first), median(second))
}

/// The time of a piece of work.
pub fn timed(mut work: impl FnMut()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// Most memory a child held, in kilobytes; `None` where the system does not tell.
pub fn memory(command: &mut Command) -> Option<u64> {
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program");
    let path = format!("/proc/{}/status", child.id());
    let mut most = None;
    while child.try_wait().expect("a child").is_none() {
        let status = std::fs::read_to_string(&path).unwrap_or_default();
        let peak = status.lines().find_map(|l| l.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok());
        most = most.max(peak);
        std::thread::sleep(Duration::from_millis(2));
    }
    most
}

/// Processor time of all children so far, in clock ticks of 10 ms; `None` where the system does not tell.
pub fn children_ticks() -> Option<u64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let rest: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    Some(rest.get(13)?.parse::<u64>().ok()? + rest.get(14)?.parse::<u64>().ok()?)
}

/// Runs a child to its end, silently.
pub fn run(command: &mut Command) {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("the program");
}
