declare module "virtual:deck.css";
