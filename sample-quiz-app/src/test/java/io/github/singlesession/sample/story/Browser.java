// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.story;

import java.nio.file.Path;
import java.util.Map;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * One Chromium for several people: each of them comes by a host name of his own, and so has cookies of his own, while
 * two tabs of one person share theirs. Browsers take every name under {@code localhost} for this machine.
 */
final class Browser implements AutoCloseable {

    private final ChromeDriver driver;
    private final String keptWindow;
    private final int port;

    Browser(Path profile, int port) {
        this(Chromium.start(profile), port);
    }

    private Browser(ChromeDriver driver, int port) {
        this.driver = driver;
        this.keptWindow = driver.getWindowHandle();
        this.port = port;
    }

    /** The same browser, cookies and all, at another instance on this machine. */
    Browser at(int otherPort) {
        driver.switchTo().window(keptWindow);
        return new Browser(driver, otherPort);
    }

    /** A new tab of this person, with the application's first screen loading. */
    Tab open(String person) {
        driver.switchTo().window(keptWindow);
        driver.switchTo().newWindow(WindowType.TAB);
        var tab = new Tab(driver, driver.getWindowHandle());
        tab.load(address(person));
        return tab;
    }

    /** A new tab of this person with a page that opens no connection. */
    Tab blank(String person) {
        var tab = open(person);
        tab.load(address(person) + "icon.svg");
        return tab;
    }

    /** A new tab that is seated in the room, by one click on the person's demo account. */
    Tab play(String person) {
        var tab = open(person);
        tab.awaitScreen("sign-in");
        tab.click("account-" + person);
        tab.awaitScreen("room");
        return tab;
    }

    /** What a browser's "duplicate tab" does: a tab with a copy of the original's session storage. */
    Tab duplicate(Tab original) {
        var known = driver.getWindowHandles();
        original.run("window.open(location.href, '_blank')");
        var added = driver.getWindowHandles().stream()
                .filter(handle -> !known.contains(handle))
                .findFirst()
                .orElseThrow();
        return new Tab(driver, added);
    }

    /** Everybody goes home and nobody remembers anything. */
    void empty() {
        for (var handle : driver.getWindowHandles()) {
            if (!handle.equals(keptWindow)) {
                driver.switchTo().window(handle).close();
            }
        }
        forgetSignIns();
    }

    void forgetSignIns() {
        driver.switchTo().window(keptWindow);
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    }

    @Override
    public void close() {
        driver.quit();
    }

    private String address(String person) {
        return "http://" + person + ".localhost:" + port + "/";
    }
}
