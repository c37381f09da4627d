// On the home page, where WordPress answered before: "/?p=123" leads to the page of that number.

const asked = new URLSearchParams(location.search);
const number = asked.get("p") || asked.get("page_id") || asked.get("attachment_id");
if (/^\d{1,15}$/.test(number)) location.replace("nummer/" + number + ".html");
