/** The moment of a print, on every sheet of it: only the browser knows it. */

/** @param {HTMLElement} element where it is to stand */
export function mount(element) {
  addEventListener("beforeprint", () => {
    element.textContent = ` · Printed ${written(new Date())}`;
  });
}

/** Write a moment by the reader's clock, as all other times of the site. */
function written(moment) {
  const two = (number) => String(number).padStart(2, "0");
  const day = [moment.getFullYear(), two(moment.getMonth() + 1), two(moment.getDate())].join("-");
  return `${day} ${two(moment.getHours())}:${two(moment.getMinutes())}`;
}
