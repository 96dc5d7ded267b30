/** Letters of other scripts that look like Latin ones (Unicode TS 39, confusables): used to hide a name. */
export const lookAlikes = new Map(
  Array.from(
    'аaеeоoрpсcуyхxіiјjѕsԁdһhԛqԝwαaοoρpνvιiκkτtυuγyмmкkтtвbнh'.matchAll(/(.)(.)/gu),
    ([, like, latin]) => [like ?? '', latin ?? ''],
  ),
);
