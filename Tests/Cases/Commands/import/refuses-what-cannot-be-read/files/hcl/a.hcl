command "shop.order.place" {}
