import { CharacterCount } from "govuk-frontend";
import { cleanedText, countCharacters, countWords } from "../../shared/kernel/cleaned.ts";

/** What is left to type, counted as the server counts: the library's own way finds other words in the same text. */
export class CountAsJudged extends CharacterCount {
  override updateCount(): void {
    const count = this.config.countType === "words" ? countWords : countCharacters;
    this.count = count(asJudged(this.$textarea.value));
  }
}

/** An old browser counts what is typed as it is: what nobody sees is rarely in it. */
function asJudged(typed: string): string {
  try {
    return cleanedText(typed);
  } catch {
    return typed;
  }
}
