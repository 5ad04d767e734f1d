// Generated from the specs of the subsystem shop by misas-gen 0.1.0. Do not edit: change the specs instead.
// swift-format-ignore-file

#if hasFeature(InternalImportsByDefault)
    internal import Misas
#else
    import Misas
#endif

nonisolated extension ShopSubsystem {
    /// Tells how commands and queries are reached over HTTP.
    func registerRoutes(in registry: inout Misas.Registry) {
        registry.addRoute("GET", "/items/{item}", to: FindItem.self, parameters: [.path("item")], status: 200)
        registry.describeRoutes(Self.routeDocument)
    }

    /// What describes them: a part of an OpenAPI document.
    private static var routeDocument: Swift.StaticString { #"""
{
  "openapi": "3.1.0",
  "info": {
    "title": "shop",
    "version": "1"
  },
  "tags": [
    {
      "name": "shop",
      "description": "What is sold."
    }
  ],
  "paths": {
    "/items/{item}": {
      "get": {
        "operationId": "shop.find_item",
        "summary": "Finds an item",
        "description": "Finds an item.",
        "tags": ["shop"],
        "parameters": [
          {
            "name": "item",
            "in": "path",
            "required": true,
            "schema": {
              "$ref": "#/components/schemas/shop.ItemID"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "properties": {
                    "status": {
                      "const": "success"
                    },
                    "data": {
                      "type": "string"
                    },
                    "error": {
                      "type": "null"
                    }
                  },
                  "required": ["status", "data", "error"]
                }
              }
            }
          },
          "400": {
            "description": "The request is wrong: `bad_request`, `validation_failed`.",
            "content": {
              "application/json": {
                "schema": {
                  "allOf": [
                    {
                      "$ref": "#/components/schemas/Failure"
                    },
                    {
                      "properties": {
                        "error": {
                          "properties": {
                            "type": {
                              "enum": ["bad_request", "validation_failed"]
                            }
                          }
                        }
                      }
                    }
                  ]
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Failure"
          }
        }
      }
    }
  },
  "components": {
    "schemas": {
      "Failure": {
        "type": "object",
        "properties": {
          "status": {
            "const": "failure"
          },
          "data": {
            "type": "null"
          },
          "error": {
            "type": "object",
            "properties": {
              "type": {
                "type": "string"
              },
              "message": {
                "type": "string"
              },
              "data": {}
            },
            "required": ["type", "message", "data"]
          }
        },
        "required": ["status", "data", "error"]
      },
      "shop.ItemID": {
        "type": "string",
        "format": "uuid"
      }
    },
    "responses": {
      "Failure": {
        "description": "The request failed. `error.type` tells how.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Failure"
            }
          }
        }
      }
    },
    "securitySchemes": {
      "bearer": {
        "type": "http",
        "scheme": "bearer"
      }
    }
  }
}
"""# }
}
