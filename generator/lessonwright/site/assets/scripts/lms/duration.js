// Owns how long something took, as ISO 8601 and with it SCORM 2004 and xAPI write it: PT1H2M3.4S.

Lessonwright.isoDuration = (seconds) => {
  const whole = Math.round(seconds * 100) / 100;
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return `PT${hours}H${minutes}M${Math.round((whole % 60) * 100) / 100}S`;
};
