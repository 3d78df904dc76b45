//! A real Chromium, driven through ChromeDriver as a person would use it: clicks, keys, paper.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

/// What a machine needs to run these tests.
const INSTALL: &str = "install Chromium, its driver and poppler (Debian: apt-get install chromium chromium-driver poppler-utils)";

/// Switches that keep it from windows, from the network and from the machine's own profile.
const SWITCHES: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// The id under which WebDriver hands over an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Keys by their code points in WebDriver.
pub const ENTER: &str = "\u{e007}";
pub const ESCAPE: &str = "\u{e00c}";
pub const TAB: &str = "\u{e004}";
pub const RIGHT: &str = "\u{e014}";
pub const DOWN: &str = "\u{e015}";

/// A browser with a profile of its own.
pub struct Browser {
    driver: Child,
    port: u16,
    session: String,
    _profile: tempfile::TempDir,
}

impl Browser {
    /// Opens a file.
    pub fn open(page: &Path) -> Self {
        let start = Command::new("chromedriver").arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut driver = start.unwrap_or_else(|e| panic!("ChromeDriver does not start ({e}): {INSTALL}"));
        let said = BufReader::new(driver.stdout.take().expect("an output"));
        let ready = said.lines().map_while(Result::ok).find_map(|line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        });
        let profile = tempfile::tempdir().expect("a folder");
        let port = ready.unwrap_or_else(|| panic!("ChromeDriver does not say its port: {INSTALL}"));
        let mut browser = Self { driver, port, session: String::new(), _profile: profile };
        let folder = format!("--user-data-dir={}", browser._profile.path().display());
        let switches: Vec<&str> = SWITCHES.into_iter().chain([folder.as_str(), "--window-size=1366,900"]).collect();
        let options =
            json!({ "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" }, "goog:chromeOptions": { "args": switches } });
        let begun = browser.call("POST", "/session", &json!({ "capabilities": { "alwaysMatch": options } }));
        browser.session = begun["sessionId"].as_str().unwrap_or_else(|| panic!("no session: {begun}: {INSTALL}")).to_string();
        browser.ask("POST", "/url", &json!({ "url": format!("file://{}", page.display()) }));
        browser
    }

    /// One request of HTTP, one answer.
    fn call(&self, method: &str, path: &str, body: &Value) -> Value {
        let body = if method == "POST" { body.to_string() } else { String::new() };
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the driver");
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            self.port,
            body.len()
        );
        stream.write_all((head + &body).as_bytes()).expect("a request");
        let mut answer = BufReader::new(stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            answer.read_line(&mut line).expect("a head");
            if let Some((_, number)) = line.to_lowercase().split_once("content-length:") {
                length = number.trim().parse().expect("a length");
            }
            if line.trim().is_empty() {
                break;
            }
        }
        let mut bytes = vec![0; length];
        answer.read_exact(&mut bytes).expect("an answer");
        serde_json::from_slice::<Value>(&bytes).expect("JSON")["value"].take()
    }

    /// A request of this session; what the browser refuses is a failure.
    fn ask(&self, method: &str, path: &str, body: &Value) -> Value {
        let answer = self.call(method, &format!("/session/{}{path}", self.session), body);
        assert!(answer.get("error").is_none(), "{method} {path} {body}: {answer}");
        answer
    }

    /// What a script of the test returns.
    pub fn js(&self, script: &str) -> Value {
        self.ask("POST", "/execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// The text that is seen in an element.
    pub fn text(&self, css: &str) -> String {
        let found = self.js(&format!("return document.querySelector({}).innerText", json!(css)));
        found.as_str().unwrap_or_else(|| panic!("no {css}")).to_string()
    }

    /// Asserts a text that the page may need a moment for: a form tells of its reset before it is done.
    pub fn comes_to(&self, css: &str, wanted: &str) {
        let patience = (0..100).map(|_| std::thread::sleep(std::time::Duration::from_millis(50)));
        let come = std::iter::once(()).chain(patience).any(|()| self.text(css) == wanted);
        assert!(come, "{css} says “{}”, not “{wanted}”", self.text(css));
    }

    /// The texts seen in all such elements.
    pub fn texts(&self, css: &str) -> Vec<String> {
        let found = self.js(&format!("return [...document.querySelectorAll({})].map((e) => e.innerText)", json!(css)));
        found.as_array().expect("a list").iter().map(|t| t.as_str().unwrap_or_default().to_string()).collect()
    }

    fn element(&self, css: &str) -> String {
        let found = self.ask("POST", "/element", &json!({ "using": "css selector", "value": css }));
        found[ELEMENT].as_str().expect("an element").to_string()
    }

    /// Clicks in the middle of an element, which must be in sight and uncovered.
    pub fn click(&self, css: &str) {
        let element = self.element(css);
        self.ask("POST", &format!("/element/{element}/click"), &json!({}));
    }

    /// Types into an element.
    pub fn type_into(&self, css: &str, keys: &str) {
        let element = self.element(css);
        self.ask("POST", &format!("/element/{element}/value"), &json!({ "text": keys }));
    }

    /// Presses keys one after another, wherever the keyboard is.
    pub fn press(&self, keys: &[&str]) {
        let strokes = keys.iter().flat_map(|k| [json!({ "type": "keyDown", "value": k }), json!({ "type": "keyUp", "value": k })]);
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": strokes.collect::<Vec<_>>() });
        self.ask("POST", "/actions", &json!({ "actions": [keyboard] }));
    }

    /// Chooses an entry of a list by what it says.
    pub fn choose(&self, css: &str, entry: &str) {
        let script = format!(
            "const list = document.querySelector({}); const found = [...list.options].find((o) => o.label === {}); \
             list.value = found.value; list.dispatchEvent(new Event('input', {{ bubbles: true }}))",
            json!(css),
            json!(entry)
        );
        self.js(&script);
    }

    /// Whether the person prefers dark colours.
    pub fn dark(&self, dark: bool) {
        let value = if dark { "dark" } else { "light" };
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.ask("POST", "/goog/cdp/execute", &json!({ "cmd": "Emulation.setEmulatedMedia", "params": media }));
    }

    /// The pages as they come out of a printer with A4 paper, as text.
    pub fn paper(&self) -> Vec<String> {
        let sheet = json!({ "orientation": "landscape", "page": { "width": 21.0, "height": 29.7 } });
        let coded = self.ask("POST", "/print", &sheet);
        let pdf = bytes(coded.as_str().expect("a PDF"));
        let path = self._profile.path().join("paper.pdf");
        std::fs::write(&path, pdf).expect("room on the disk");
        let done = Command::new("pdftotext").args(["-raw".as_ref(), path.as_os_str(), "-".as_ref()]).output();
        let done = done.unwrap_or_else(|e| panic!("pdftotext does not start ({e}): {INSTALL}"));
        let text = String::from_utf8_lossy(&done.stdout).into_owned();
        text.trim_end_matches('\u{c}').split('\u{c}').map(str::to_string).collect()
    }

    /// What the page complained of.
    pub fn complaints(&self) -> Value {
        self.ask("POST", "/se/log", &json!({ "type": "browser" }))
    }

    /// Every address that was asked for; not those of the browser's own first page.
    pub fn requests(&self) -> Vec<String> {
        let log = self.ask("POST", "/se/log", &json!({ "type": "performance" }));
        let entries = log.as_array().expect("a log").iter().filter_map(|e| serde_json::from_str::<Value>(e["message"].as_str()?).ok());
        let asked = entries.filter(|e| e["message"]["method"] == "Network.requestWillBeSent");
        let own = asked.filter(|e| e["message"]["params"]["documentURL"].as_str().is_some_and(|url| url.starts_with("file://")));
        own.map(|e| e["message"]["params"]["request"]["url"].as_str().unwrap_or_default().to_string()).collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() && !std::thread::panicking() {
            self.call("DELETE", &format!("/session/{}", self.session), &Value::Null);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// Bytes from the 64 letters of RFC 4648.
fn bytes(coded: &str) -> Vec<u8> {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let sixes = coded.chars().filter_map(|c| LETTERS.find(c));
    let (mut bits, mut held, mut bytes) = (0usize, 0, Vec::new());
    for six in sixes {
        (bits, held) = ((bits << 6 | six) & 0xffff, held + 6);
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 0xff) as u8);
        }
    }
    bytes
}
