// Figures in words, by what they count.
import { decimal, hours, money, percent, say } from "../words.js";

const WRITTEN = { count: decimal, share: percent, average: decimal, money, hours };

export const amountInWords = (unit, amount) => WRITTEN[unit](amount);

export function valueInWords(figure, value) {
  if (value === null || value.amount === null) return "";
  return amountInWords(figure.unit, value.amount);
}

// The upper and the lower number behind a share.
export function partsInWords(value) {
  return value.out_of === null ? "" : say("of", { counted: decimal(value.counted), out_of: decimal(value.out_of) });
}
