"""Going through pages by keyboard alone, and whether one sees where one is."""

from playwright.sync_api import Locator, Page

from tests.browser.accessibility import hold_still

_MOST = 300
_SEEN = """() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    // The field of the search shows it by the line below, the theme's switch by its label.
    const field = element.closest(".sf-find__field");
    const shown = field ?? (element.matches(".md-option") ? element.nextElementSibling : element);
    const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
    const context = canvas.getContext("2d", { willReadFrequently: true });
    const ground = (node) => getComputedStyle(node).backgroundColor;
    const isOpaque = (node) => !/^rgba\\(.*, 0\\)$|^transparent$/.test(ground(node));

    function luminance() {
        return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)]
            .map((value) => value / 255)
            .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
            .reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at], 0);
    }

    function paint(colours) {
        for (const colour of colours) {
            context.fillStyle = colour;
            context.fillRect(0, 0, 1, 1);
        }
        return luminance();
    }

    const faults = [];
    for (const scheme of ["slate", "default"]) {
        document.body.dataset.mdColorScheme = scheme;
        const grounds = [];
        for (let node = shown.parentElement; node; node = node.parentElement) {
            if (isOpaque(node)) grounds.unshift(ground(node));
        }
        const style = getComputedStyle(shown);
        const isRing = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
        const ring = isRing ? style.outlineColor : field ? style.borderBottomColor : null;
        const box = shown.getBoundingClientRect();
        if (!ring) faults.push(`${scheme}: no ring`);
        else {
            const both = [paint(["#fff", ...grounds]), paint(["#fff", ...grounds, ring])];
            const contrast = (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
            if (contrast < 3) faults.push(`${scheme}: ${contrast.toFixed(2)}:1`);
        }
        if (box.bottom <= 0 || box.top >= innerHeight || box.width < 1) faults.push("out of sight");
    }
    return [element.outerHTML.slice(0, 160), faults];
}"""


def unseen(page: Page) -> list[str]:
    """Tell what hides where the focus is: no ring, one too faint, or out of the window."""
    where = page.evaluate(_SEEN)
    return [f"{fault} at {where[0]}" for fault in where[1]] if where else []


def tab_to(page: Page, place: Locator) -> None:
    """Press Tab until the focus is at a place, and see it at every stop."""
    hold_still(page)
    target = place.element_handle()
    for _ in range(_MOST):
        page.keyboard.press("Tab")
        if faults := unseen(page):
            raise AssertionError(faults)
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Tab does not lead to {place}")


def tab_through(page: Page) -> tuple[int, list[str]]:
    """Press Tab until the page is left; count the stops, and tell where the focus is not seen."""
    hold_still(page)
    stops, faults = 0, []
    while stops < _MOST:
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            return stops, faults
        faults += unseen(page)
        stops += 1
    raise AssertionError(f"the focus is still in the page after {stops} stops")
