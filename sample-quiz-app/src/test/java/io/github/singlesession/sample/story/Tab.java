// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** One tab, looked at and used by its {@code data-testid} attributes. */
final class Tab {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final ChromeDriver driver;
    private final String window;

    Tab(ChromeDriver driver, String window) {
        this.driver = driver;
        this.window = window;
    }

    void load(String address) {
        front().get(address);
    }

    void refresh() {
        front().navigate().refresh();
    }

    void close() {
        front().close();
    }

    void becomeAPhone() {
        front().executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true));
    }

    String screen() {
        return String.valueOf(run("return document.body.dataset.screen"));
    }

    void awaitScreen(String name) {
        await("the screen " + name, () -> screen().equals(name));
    }

    void click(String testId) {
        await(testId + " to be clickable", () -> {
            var element = find(testId);
            var usable = element.isDisplayed() && element.isEnabled();
            if (usable) {
                element.click();
            }
            return usable;
        });
    }

    void type(String testId, String text) {
        front();
        find(testId).sendKeys(text);
    }

    String text(String testId) {
        front();
        return find(testId).getText();
    }

    boolean shows(String testId) {
        return front().findElements(selector(testId)).stream().anyMatch(WebElement::isDisplayed);
    }

    String attribute(String testId, String name) {
        front();
        return String.valueOf(find(testId).getDomAttribute(name));
    }

    void awaitAttribute(String testId, String name, String value) {
        await(testId + " with " + name + "=" + value, () -> attribute(testId, name)
                .equals(value));
    }

    String run(String script) {
        return String.valueOf(front().executeScript(script));
    }

    /** Waits for a condition, through elements that come and go while the page draws itself anew. */
    void await(String what, BooleanSupplier condition) {
        front();
        Awaitility.await(what)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(WebDriverException.class)
                .until(condition::getAsBoolean);
    }

    void screenshot(String name) {
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), front().getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ChromeDriver front() {
        driver.switchTo().window(window);
        return driver;
    }

    private WebElement find(String testId) {
        return driver.findElement(selector(testId));
    }

    private static By selector(String testId) {
        return By.cssSelector("[data-testid='" + testId + "']");
    }
}
