import { CharacterCount } from "govuk-frontend";
import { cleanedText, countCharacters, countWords } from "../../shared/kernel/cleaned.ts";

/** What is left to type, counted as the server counts: the library's own way finds other words in the same text. */
export class CountAsJudged extends CharacterCount {
  override updateCount(): void {
    const count = this.config.countType === "words" ? countWords : countCharacters;
    this.count = count(cleanedText(this.$textarea.value));
  }
}
