const role =
  /^(?:the )?(?:spk|speaker|ch|channel|agent|customer|caller|client|user|assistant|operator|representative|rep|guest|host|bot|system|supervisor|interviewer|unknown|male|female)?[ _-]?\d{0,3}$/i;

/** Whether a speaker is named by a part in the conversation ("Agent", "spk_0") and not by a name. */
export function isRole(speaker: string): boolean {
  return role.test(speaker.trim());
}
